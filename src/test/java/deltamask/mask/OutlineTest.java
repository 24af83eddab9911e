package deltamask.mask;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutlineTest {
    private static final LabelMap BLOCK = Maps.of(
            "........", //
            ".555555.",
            ".555555.",
            ".555555.",
            ".555555.",
            ".555555.",
            "........");

    @Test
    void onePixelWide() {
        assertThat(Outline.of(BLOCK, 1))
                .isEqualTo(Maps.of(
                        "........", //
                        ".555555.",
                        ".5....5.",
                        ".5....5.",
                        ".5....5.",
                        ".555555.",
                        "........"));
    }

    @Test
    void twoPixelsWide() {
        assertThat(Outline.of(BLOCK, 2))
                .isEqualTo(Maps.of(
                        "........", //
                        ".555555.",
                        ".555555.",
                        ".55..55.",
                        ".555555.",
                        ".555555.",
                        "........"));
    }

    @Test
    void classesHaveALineBetweenThemAndTheMapsBorderHasNone() {
        assertThat(Outline.of(Maps.of("111222", "111222"), 1)).isEqualTo(Maps.of("..12..", "..12.."));
    }
}
