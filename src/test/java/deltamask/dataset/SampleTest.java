package deltamask.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SampleTest {
    @Test
    void aNameThatIsOnlyTheNumberIsToldOnce() {
        assertThat(Sample.title(31, "31.jpg")).isEqualTo("31.jpg");
        assertThat(Sample.title(31, "0031.png")).isEqualTo("0031.png");
        assertThat(Sample.title(3, "31.jpg")).isEqualTo("3 31.jpg");
        assertThat(Sample.title(31, "cat/31.jpg")).isEqualTo("31 cat/31.jpg");
        assertThat(Sample.title(2, "portrait.jpg")).isEqualTo("2 portrait.jpg");
    }
}
