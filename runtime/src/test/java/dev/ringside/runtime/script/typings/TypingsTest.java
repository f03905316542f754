package dev.ringside.runtime.script.typings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringside.dsl.schema.Field;
import dev.ringside.dsl.schema.FieldType;
import dev.ringside.dsl.schema.Schema;
import dev.ringside.dsl.schema.StreamType;
import dev.ringside.dsl.syntax.MethodHelp;
import dev.ringside.dsl.syntax.OperatorHelp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TypingsTest {
    private static final Path COMMITTED =
            Path.of(System.getProperty("ringside.root", ".."), "scripts", "ringside.d.ts");

    @Test
    void theCommittedFileIsWhatTheSchemaGives() throws IOException {
        assertThat(Files.readString(COMMITTED))
                .as("write it anew with `ringside types > scripts/ringside.d.ts`")
                .isEqualTo(Typings.text(Schema.standard()));
    }

    @Test
    void theSameSchemaGivesTheSameText() {
        assertThat(Typings.text(Schema.standard())).isEqualTo(Typings.text(Schema.standard()));
    }

    @Test
    void everyStreamHasAnInterfaceOfItsEventsAndAGlobal() {
        StreamType doors = new StreamType.Builder("doors", "A door was opened")
                .words("way", List.of("Direction"), List.of("in", "out"), "Which way")
                .field("openFor", FieldType.DURATION, "How long")
                .columns("way")
                .build();

        String text = Typings.text(new Schema(List.of(doors)));

        assertThat(text)
                .contains(
                        "/** A door was opened. */\n    interface DoorsEvent extends CommonFields {",
                        "readonly way?: \"in\" | \"out\";",
                        "/** Another name of way. */\n        readonly Direction?: \"in\" | \"out\";",
                        "readonly openFor?: Nanoseconds;",
                        "type Measures =\n        | \"openFor\";",
                        "declare const doors: Ringside.Query<Ringside.DoorsEvent>;",
                        "declare const way: Ringside.Text;",
                        "declare const Direction: Ringside.Text;",
                        "declare const openFor: Ringside.Measured;");
    }

    @Test
    void everyWordOfTheLanguageIsDeclaredAndSaysWhatItDoes() {
        String text = Typings.text(Schema.standard());

        for (OperatorHelp help : OperatorHelp.all()) {
            assertThat(text)
                    .containsPattern("\\b" + help.word() + "(<[^(]*>)?\\(")
                    .containsIgnoringCase(" * " + help.description() + ".\n")
                    .contains(" * @example " + help.example() + "\n");
        }
        for (MethodHelp help : MethodHelp.all()) {
            assertThat(text)
                    .containsPattern(" " + help.word() + "\\(")
                    .containsIgnoringCase("/** " + help.description() + ". */");
        }
    }

    @Test
    void everyNameOfAFieldCanStandBare() {
        String text = Typings.text(Schema.standard());

        for (StreamType stream : Schema.standard().streams()) {
            for (Field field : stream.fields()) {
                assertThat(text).containsPattern("declare const " + field.name() + ": ");
                field.aliases().forEach(alias -> assertThat(text).contains("declare const " + alias + ": "));
            }
        }
    }
}
