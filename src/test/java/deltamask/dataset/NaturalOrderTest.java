package deltamask.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

final class NaturalOrderTest {
    private static final NaturalOrder ORDER = NaturalOrder.INSTANCE;

    @Example
    void countsAsPeopleDo() {
        List<String> names = Stream.of("img10", "IMG2", "img1", "img02", "b", "A", "a", "img2b", "2", "10")
                .sorted(ORDER)
                .toList();

        assertThat(names).containsExactly("2", "10", "A", "a", "b", "img1", "IMG2", "img02", "img2b", "img10");
    }

    @Property
    void numbersSortByValue(@ForAll @IntRange(min = 0) int a, @ForAll @IntRange(min = 0) int b) {
        assertThat(Integer.signum(ORDER.compare("x" + a + ".png", "x" + b + ".png")))
                .isEqualTo(Integer.compare(a, b));
    }

    @Property
    void isATotalOrder(@ForAll @FewLetters String a, @ForAll @FewLetters String b, @ForAll @FewLetters String c) {
        assertThat(Integer.signum(ORDER.compare(a, b))).isEqualTo(-Integer.signum(ORDER.compare(b, a)));
        assertThat(ORDER.compare(a, b) == 0).isEqualTo(a.equals(b));
        if (ORDER.compare(a, b) <= 0 && ORDER.compare(b, c) <= 0) {
            assertThat(ORDER.compare(a, c)).isLessThanOrEqualTo(0);
        }
    }

    /** Few letters and digits, so that names often share a beginning. */
    @StringLength(max = 6)
    @CharRange(from = '0', to = '2')
    @Chars({'a', 'A', 'b', '.', '/'})
    @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
    @interface FewLetters {}
}
