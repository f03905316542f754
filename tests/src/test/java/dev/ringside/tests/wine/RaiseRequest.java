package dev.ringside.tests.wine;

import dev.ringside.driver.windows.Device;
import dev.ringside.driver.windows.contract.Answers;
import dev.ringside.driver.windows.contract.Contract;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * What the driver's build for tests takes to call a callback as the system would ({@code rs_raise.h}).
 *
 * @param call which one
 * @param count how often; the thread's id counts up
 * @param pid the acting process
 * @param tid its thread
 * @param first the first of the numbers, {@code numbers[0]}
 * @param texts up to four
 */
record RaiseRequest(int call, int count, long pid, long tid, long first, List<String> texts) {
    static final int PROCESS_START = 0;
    static final int IMAGE = 3;

    private static final int CALL = 8;
    private static final int NUMBERS = 32;
    private static final int TEXTS = 96;
    private static final int BYTES = 128;

    void to(Device device) {
        int units = texts.stream().mapToInt(String::length).sum();
        ByteBuffer out = Answers.structure((BYTES + units * Character.BYTES + 7) / 8 * 8);
        out.position(CALL);
        out.putInt(call).putInt(count).putLong(pid).putLong(tid).putLong(NUMBERS, first);
        int at = BYTES;
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            int length = text.length() * Character.BYTES;
            out.putInt(TEXTS + i * Contract.Text.BYTES, at).putInt(TEXTS + i * Contract.Text.BYTES + 4, length);
            for (int unit = 0; unit < text.length(); unit++) {
                out.putChar(at + unit * Character.BYTES, text.charAt(unit));
            }
            at += length;
        }
        device.control(Contract.CONTROL_RAISE, out.rewind(), ByteBuffer.allocateDirect(0));
    }
}
