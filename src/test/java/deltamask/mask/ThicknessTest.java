package deltamask.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ThicknessTest {
    @Test
    void aRimStaysCoolAndTheMiddleOfABlockIsDeeper() {
        Thickness thickness = Thickness.of(
                Maps.of(
                        ".......", //
                        ".33333.", ".33333.", ".33333.", "......."),
                2);
        LabelMap levels = thickness.levels();
        assertThat(thickness.largest()).isEqualTo(2);
        assertThat(levels.label(0, 0)).isZero();
        assertThat(levels.label(1, 1)).isEqualTo(1);
        assertThat(levels.label(3, 1)).isEqualTo(1);
        // 254 * log(2) / log(64) = 42.3
        assertThat(levels.label(3, 2)).isEqualTo(43);
    }

    @Test
    void levelsFollowTheLogarithm() {
        assertThat(Thickness.level(1)).isEqualTo(1);
        assertThat(Thickness.level(8)).isEqualTo(128);
        assertThat(Thickness.level(64)).isEqualTo(255);
        assertThat(Thickness.level(1000)).isEqualTo(255);
    }

    @Test
    void agreementEverywhereAndNowhere() {
        assertThat(Thickness.of(Maps.of("01", "10"), 2).largest()).isZero();
        Thickness nowhere = Thickness.of(Maps.of("33", "33"), 2);
        assertThat(nowhere.largest()).isInfinite();
    }

    @Test
    void measuresWhatASearchMeasures() {
        Random random = new Random(11);
        for (int round = 0; round < 40; round++) {
            int width = 1 + random.nextInt(17);
            int height = 1 + random.nextInt(17);
            int density = 1 + random.nextInt(20);
            byte[] labels = new byte[width * height];
            for (int i = 0; i < labels.length; i++) {
                labels[i] = (byte) (random.nextInt(20) < density ? 3 : 0);
            }
            LabelMap map = LabelMap.of(width, height, labels);
            Thickness thickness = Thickness.of(map, 2);
            double largest = 0;
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    double distance = searched(map, x, y);
                    largest = Math.max(largest, distance);
                    assertThat(thickness.levels().label(x, y)).isEqualTo(distance == 0 ? 0 : Thickness.level(distance));
                }
            }
            if (Double.isInfinite(largest)) {
                assertThat(thickness.largest()).isInfinite();
            } else {
                assertThat(thickness.largest()).isEqualTo(largest, within(1e-9));
            }
        }
    }

    private static double searched(LabelMap map, int x, int y) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int v = 0; v < map.height(); v++) {
            for (int u = 0; u < map.width(); u++) {
                if (map.label(u, v) < 2) {
                    nearest = Math.min(nearest, Math.hypot(u - x, v - y));
                }
            }
        }
        return nearest;
    }
}
