package deltamask.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FuzzyTest {
    @Test
    void wordsAreFoundInAnyOrderAndByTheirLetters() {
        assertThat(Fuzzy.score("run cancel", "Cancel the run")).isPresent();
        assertThat(Fuzzy.score("swab", "Swap A and B")).isPresent();
        assertThat(Fuzzy.score("wap", "Swap A and B")).isPresent();
        assertThat(Fuzzy.score("", "Anything")).hasValue(0);
        assertThat(Fuzzy.score("cancel now", "Cancel the run")).isEmpty();
        assertThat(Fuzzy.score("ba", "Swap A")).isEmpty();
    }

    @Test
    void theStartOfAWordIsBetterThanItsInsideAndThatIsBetterThanLetters() {
        int start = Fuzzy.score("so", "Sort by name").orElseThrow();
        int inside = Fuzzy.score("or", "Sort by name").orElseThrow();
        int letters = Fuzzy.score("stn", "Sort by name").orElseThrow();
        assertThat(start).isGreaterThan(inside);
        assertThat(inside).isGreaterThan(letters);
    }
}
