package deltamask.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OverlayTest {
    private static final LabelMap MAP = LabelMap.of(2, 2, new byte[] {0, 1, (byte) 255, 15});

    @Test
    void foregroundIsPaintedAndTheRestIsLeftClear() {
        Palette palette = Palette.single(Foreground.any(), Palette.SHOW_MASK_BLUE);
        assertThat(Overlay.paint(MAP, palette)).containsExactly(0, 0xFF1E90FF, 0xFF1E90FF, 0xFF1E90FF);
    }

    @Test
    void oneLabelMayHaveAColourOfItsOwn() {
        Palette palette = Palette.single(Foreground.ids(Set.of(15)), 0xFF0000).with(OptionalInt.of(255), 0x808080);
        assertThat(Overlay.paint(MAP, palette)).containsExactly(0, 0, 0xFF808080, 0xFFFF0000);
    }

    @Test
    void blendMixesAsShowMaskDoes() {
        int[] picture = {0x102030, 0xFFFFFF, 0x000000, 0x804020};
        Overlay.blend(picture, MAP, Palette.single(Foreground.any(), Palette.SHOW_MASK_BLUE), 0.6);
        assertThat(picture[0]).isEqualTo(0xFF102030);
        // 0.6 * (30, 144, 255) + 0.4 * (255, 255, 255)
        assertChannels(picture[1], 120, 188.4, 255);
        assertChannels(picture[2], 18, 86.4, 153);
        assertChannels(picture[3], 69.2, 112, 165.8);
    }

    private static void assertChannels(int pixel, double red, double green, double blue) {
        assertThat(pixel >>> 24).isEqualTo(255);
        assertThat((double) (pixel >> 16 & 0xFF)).isBetween(red - 1.5, red + 1);
        assertThat((double) (pixel >> 8 & 0xFF)).isBetween(green - 1.5, green + 1);
        assertThat((double) (pixel & 0xFF)).isBetween(blue - 1.5, blue + 1);
    }

    @Test
    void blendRefusesAPictureOfAnotherSize() {
        Palette palette = Palette.single(Foreground.any(), 0);
        assertThatThrownBy(() -> Overlay.blend(new int[3], MAP, palette, 0.5))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void halvesAreMeansOfFour() {
        int[] pixels = {0xFF000000, 0xFF040404, 0xFFFFFFFF, 0xFF080808, 0xFF0C0C0C, 0xFFFFFFFF};
        assertThat(Overlay.halve(pixels, 3, 2)).containsExactly(0xFF060606, 0xFFFFFFFF);
        assertThat(Overlay.halve(new int[] {0, 0xFF1E90FF}, 2, 1)).containsExactly(0x800F4880);
    }

    @Test
    void aPixelAloneStaysAsItIs() {
        assertThat(Overlay.halve(new int[] {0xFF123456}, 1, 1)).containsExactly(0xFF123456);
    }

    @Test
    void paintedAtHalfTheSizeIsPaintedAndHalved() {
        LabelMap map = Maps.of("1122", "1132", "0010", "0012");
        Palette palette = ClassColours.voc();
        assertThat(Overlay.paintHalved(map, palette))
                .containsExactly(Overlay.halve(Overlay.paint(map, palette), 4, 4))
                .startsWith(palette.argb(1))
                .hasSize(4);
    }
}
