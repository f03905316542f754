package dev.ringside.driver.windows.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.diagnostic.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceDiagnosisTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    5    | only administrators may                                 | Run as administrator
                    577  | the driver has no signature that Windows trusts         | bcdedit /set testsigning on
                    1275 | a policy of this machine keeps the driver from loading  | memory integrity
                    1073 | it exists already                                       | ringside uninstall, then ringside install
                    183  | it exists already                                       | ringside uninstall, then ringside install
                    1072 | a former one is still being removed                     | restart Windows
                    1060 | there is no such service                                | ringside install
                    1075 | a service that it depends on is missing                 | sc query FltMgr
                    1068 | a service that it depends on is missing                 | sc query FltMgr
                    1053 | the service ended or did not answer in time             | event log
                    1058 | it is disabled                                          | sc config RingsideService start= auto
                    1063 | only Windows itself starts a service                    | sc start RingsideService
                    112  | the disk is full                                        | make room
                    """)
    void whatWindowsRefusesIsSaidInWordsWithWhatHelps(int number, String reason, String help) {
        Diagnostic diagnostic = ServiceDiagnosis.of(new ServiceException("start the service Ringside", number));

        assertThat(diagnostic.message()).startsWith("cannot start the service Ringside: " + reason);
        assertThat(diagnostic.hints()).singleElement().asString().contains(help);
    }

    @Test
    void anyOtherErrorIsToldByItsNumber() {
        Diagnostic diagnostic = ServiceDiagnosis.of(new ServiceException("stop the service Ringside", 4711));

        assertThat(diagnostic.message()).isEqualTo("cannot stop the service Ringside: Windows answers with error 4711");
        assertThat(diagnostic.hints()).containsExactly("net helpmsg 4711 says what it means");
    }
}
