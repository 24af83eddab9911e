package deltamask.ui.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentlyUsedTest {
    private final RecentlyUsed<String, Integer> kept = new RecentlyUsed<>(10, Integer::longValue);

    @Test
    void theOneNotUsedForTheLongestTimeGoesFirst() {
        kept.put("a", 4);
        kept.put("b", 4);
        assertThat(kept.get("a")).isEqualTo(4);
        kept.put("c", 4);
        assertThat(kept.get("b")).isNull();
        assertThat(kept.get("a")).isEqualTo(4);
        assertThat(kept.bytes()).isEqualTo(8);
    }

    @Test
    void bytesFollowWhatIsReplacedAndRemoved() {
        kept.put("a", 4);
        kept.put("a", 6);
        kept.put("b", 1);
        assertThat(kept.bytes()).isEqualTo(7);
        kept.removeIf("a"::equals);
        assertThat(kept.bytes()).isEqualTo(1);
        kept.clear();
        assertThat(kept.bytes()).isZero();
    }

    @Test
    void oneThatIsTooLargeStaysAlone() {
        kept.put("a", 4);
        kept.put("b", 40);
        assertThat(kept.get("a")).isNull();
        assertThat(kept.get("b")).isEqualTo(40);
    }
}
