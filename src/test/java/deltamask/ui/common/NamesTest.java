package deltamask.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamesTest {
    private static final String QNNPACK = "deeplabv3_mobilenetv2_quantized_qnnpack_scripted_optimized.pt";
    private static final String PLAIN = "deeplabv3_mobilenetv2_quantized_scripted_optimized.pt";

    private static String fit(String name, int characters, String... others) {
        return Names.fit(name, List.of(others), form -> form.length() <= characters);
    }

    @Test
    void aNameThatFitsStaysWhole() {
        assertThat(fit(PLAIN, 60, QNNPACK)).isEqualTo(PLAIN);
    }

    @Test
    void whatTellsTwoNamesApartIsNeverLeftOut() {
        for (int room = 20; room < PLAIN.length(); room++) {
            String one = fit(QNNPACK, room, QNNPACK, PLAIN);
            String other = fit(PLAIN, room, QNNPACK, PLAIN);
            assertThat(one).contains("qnnpack").hasSizeLessThanOrEqualTo(room);
            assertThat(other).contains("d_s").doesNotContain("qnnpack").hasSizeLessThanOrEqualTo(room);
        }
    }

    @Test
    void theEndStaysWhereTheNamesDifferAtTheEnd() {
        assertThat(fit("deeplabv3_mobilenetv2_scripted_optimized", 20, "deeplabv3_mobilenetv2_scripted"))
                .endsWith("optimized")
                .startsWith("…");
        assertThat(fit("Portrait quantized scripted", 22, "Portrait scripted")).contains("quantized");
    }

    @Test
    void theLikeWordBesideTheDifferenceGivesWay() {
        assertThat(fit("Portrait quantized scripted", 12, "Portrait scripted")).isEqualTo("…quantized …");
        assertThat(fit("Portrait scripted optimized", 12, "Portrait scripted")).contains("optimized");
    }

    @Test
    void aWhollyOtherNameTakesNoRoomFromTheAlike() {
        assertThat(fit(QNNPACK, 24, PLAIN, "scripted.pt")).contains("qnnpack");
    }

    @Test
    void aNameAloneKeepsItsStart() {
        assertThat(fit(PLAIN, 12)).isEqualTo("deeplabv3_m…");
    }

    @Test
    void aCharacterOfTwoHalvesIsNotTorn() {
        String name = "\uD83D\uDE00".repeat(20);
        for (int room = 4; room < name.length(); room++) {
            String form = fit(name + "a", room, name + "b");
            assertThat(form.replace("\uD83D\uDE00", "")).matches("…?a?…?");
        }
    }
}
