package deltamask.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClassColoursTest {
    @Test
    void thePhonePaintsThreeClassesByTheirNames() {
        Palette phone = ClassColours.phonePicture(List.of("background", "Dog", "chair", "person", "sheep"));
        assertThat(phone.argb(0)).isEqualTo(0xFF000000);
        assertThat(phone.argb(1)).isEqualTo(0xFF00FF00);
        assertThat(phone.argb(2)).isEqualTo(0xFF000000);
        assertThat(phone.argb(3)).isEqualTo(0xFFFF0000);
        assertThat(phone.argb(4)).isEqualTo(0xFF0000FF);
        assertThat(phone.argb(200)).isEqualTo(0xFF000000);
        assertThat(ClassColours.phone(List.of()).argb(0)).isZero();
    }

    @Test
    void randomColoursStayWithTheirClass() {
        Set<Integer> colours = new HashSet<>();
        for (int label = 1; label <= 20; label++) {
            assertThat(ClassColours.random().argb(label))
                    .isEqualTo(ClassColours.random().argb(label));
            colours.add(ClassColours.random().argb(label));
        }
        assertThat(colours).hasSize(20);
        assertThat(ClassColours.random().argb(0)).isZero();
    }

    @Test
    void backgroundIsNotPainted() {
        assertThat(ClassColours.voc().argb(0)).isZero();
        assertThat(ClassColours.voc().argb(15)).isEqualTo(0xFFC08080);
        assertThat(ClassColours.colourBlindSafe().argb(0)).isZero();
        assertThat(ClassColours.colourBlindSafe().argb(1)).isEqualTo(0xFFE69F00);
        assertThat(ClassColours.colourBlindSafe().argb(8)).isEqualTo(0xFFE69F00);
    }

    @Test
    void heatGrowsLighterThroughout() {
        double former = -1;
        for (int level = 1; level <= 255; level++) {
            int rgb = HeatColours.palette().argb(level);
            double light = 0.2126 * (rgb >> 16 & 0xFF) + 0.7152 * (rgb >> 8 & 0xFF) + 0.0722 * (rgb & 0xFF);
            assertThat(light).isGreaterThanOrEqualTo(former - 1);
            former = light;
        }
        assertThat(HeatColours.palette().argb(0)).isZero();
        assertThat(HeatColours.rgb(0)).isEqualTo(0x3B2F9E);
        assertThat(HeatColours.rgb(1)).isEqualTo(0xFFF7B8);
    }
}
