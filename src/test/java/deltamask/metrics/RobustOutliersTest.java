package deltamask.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class RobustOutliersTest {
    @Test
    void limitByHand() {
        // Median 3, distances 2 1 0 1 97: MAD 1, limit 3.5 * 1.4826.
        RobustOutliers rule = RobustOutliers.of(new double[] {1, 2, 3, 4, 100});
        assertThat(rule.median()).hasValue(3);
        assertThat(rule.mad()).hasValue(1.4826);
        assertThat(rule.limit().getAsDouble()).isCloseTo(5.1891, within(1e-12));
        assertThat(rule.isOutlier(8.18)).isFalse();
        assertThat(rule.isOutlier(8.19)).isTrue();
        assertThat(rule.isOutlier(-2.19)).isTrue();
        assertThat(rule.limitInWords()).contains("1.4826 × MAD");
    }

    @Test
    void takesTheMeanDeviationWhereMostAreTheSame() {
        // As in the study: nearly all deltas are exactly 0, a few differ in the sixth digit.
        double[] values = new double[300];
        Arrays.fill(values, 0, 5, -1.75e-6);
        RobustOutliers rule = RobustOutliers.of(values);
        assertThat(rule.mad()).hasValue(0);
        assertThat(rule.limit().getAsDouble()).isCloseTo(3.5 * 1.253314 * 5 * 1.75e-6 / 300, within(1e-18));
        assertThat(rule.isOutlier(-1.75e-6)).isTrue();
        assertThat(rule.isOutlier(0)).isFalse();
        assertThat(rule.limitInWords()).contains("mean absolute deviation");
    }

    @Test
    void allTheSameHasNoOutlier() {
        RobustOutliers rule = RobustOutliers.of(new double[] {0.5, 0.5, 0.5});
        assertThat(rule.limit()).hasValue(0);
        assertThat(rule.isOutlier(0.5)).isFalse();
    }

    @Test
    void nothingHasNoRule() {
        RobustOutliers rule = RobustOutliers.of(new double[0]);
        assertThat(rule.limit()).isEmpty();
        assertThat(rule.isOutlier(1)).isFalse();
    }

    @Property
    void aMinorityCannotHideItself(
            @ForAll @Size(min = 20, max = 60) List<@DoubleRange(min = -1, max = 1) Double> valuesList) {
        double[] values = array(valuesList);
        double[] spoilt = Arrays.copyOf(values, values.length + 3);
        Arrays.fill(spoilt, values.length, spoilt.length, 1e6);
        assertThat(RobustOutliers.of(spoilt).isOutlier(1e6)).isTrue();
    }

    @Property
    void turnsWithItsValues(@ForAll @Size(min = 1, max = 60) List<@DoubleRange(min = -1, max = 1) Double> valuesList) {
        double[] values = array(valuesList);
        RobustOutliers rule = RobustOutliers.of(values);
        RobustOutliers turned =
                RobustOutliers.of(Arrays.stream(values).map(value -> -value).toArray());
        for (double value : values) {
            assertThat(turned.isOutlier(-value)).isEqualTo(rule.isOutlier(value));
        }
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
