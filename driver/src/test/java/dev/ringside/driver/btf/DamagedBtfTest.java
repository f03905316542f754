package dev.ringside.driver.btf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ringside.driver.btf.BtfBlob.Member;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DamagedBtfTest {
    private static final long SEED = 20260101;
    private static final int ROUNDS = 20_000;

    @Test
    void whatever_is_changed_every_look_up_answers_or_says_that_the_information_is_damaged() {
        byte[] whole = sample();
        Random random = new Random(SEED);
        int damaged = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] changed = whole.clone();
            int changes = 1 + random.nextInt(4);
            for (int i = 0; i < changes; i++) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            }
            damaged += lookUpAll(changed, "seed " + SEED + " round " + round) ? 0 : 1;
        }
        assertThat(damaged).as("some changes do damage").isBetween(ROUNDS / 10, ROUNDS - 1);
    }

    @Test
    void whatever_is_cut_off_is_damage() {
        byte[] whole = sample();
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatExceptionOfType(BtfException.class).as("%d bytes", length).isThrownBy(() -> Btf.of(cut));
        }
    }

    @Test
    void a_section_that_claims_to_be_huge_is_not_believed() {
        byte[] claims = sample();
        Arrays.fill(claims, BtfFormat.TYPES_LENGTH, BtfFormat.TYPES_LENGTH + 4, (byte) 0x7F);
        assertThatExceptionOfType(BtfException.class).isThrownBy(() -> Btf.of(claims));
    }

    @Test
    void another_byte_order_or_another_file_is_not_btf() {
        byte[] swapped = sample();
        byte first = swapped[0];
        swapped[0] = swapped[1];
        swapped[1] = first;
        assertThatExceptionOfType(BtfException.class)
                .isThrownBy(() -> Btf.of(swapped))
                .withMessageStartingWith("not BTF");
        assertThatExceptionOfType(BtfException.class).isThrownBy(() -> Btf.of(new byte[100]));
    }

    private static boolean lookUpAll(byte[] blob, String where) {
        try {
            Btf btf = Btf.of(blob);
            btf.field("outer", "in.x");
            btf.field("outer", "flag");
            btf.field("outer", "missing");
            btf.field("outer", "table");
            btf.enumValue("numbers", "ONE");
            btf.enumValue("wide", "TWO");
            btf.enumeration("numbers");
            btf.enumeration("wide");
            btf.constant("THREE");
            btf.function("run");
            btf.tracepoint("ended");
            btf.size("outer");
            for (int id = 0; id <= btf.typeCount(); id++) {
                btf.typeName(id);
            }
            return true;
        } catch (BtfException e) {
            return false;
        } catch (RuntimeException e) {
            throw new AssertionError(where, e);
        }
    }

    private static byte[] sample() {
        BtfBlob blob = new BtfBlob();
        int number = blob.integer("int", 4, 32, true);
        int inner = blob.structure("", 8, new Member("flag", number, 0, 1), new Member("x", number, 32, 0));
        int choice = blob.union("choice", 8, Member.of("", inner, 0), Member.of("y", number, 0));
        blob.structure(
                "outer",
                32,
                Member.of("in", choice, 0),
                Member.of("", inner, 8),
                Member.of("p", blob.pointer(blob.typedef("alias", blob.constant(choice))), 16),
                Member.of("table", blob.array(number, 2), 24));
        blob.enumeration("numbers", false, "ONE", 1);
        blob.enumeration64("wide", "TWO", 2);
        int prototype = blob.prototype(number, number);
        blob.function("run", prototype);
        blob.typedef("btf_trace_ended", blob.pointer(prototype));
        return blob.bytes();
    }
}
