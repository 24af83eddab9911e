package deltamask.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

final class FoldersTest {
    private static String free(String words, String... taken) {
        return Folders.freeName(words, Set.of(taken)::contains);
    }

    @Test
    void aNameIsSafeAndFree() {
        assertThat(free("Portrait quantized/scripted")).isEqualTo("Portrait_quantized_scripted");
        assertThat(free("../../.hidden")).isEqualTo("hidden");
        assertThat(free("Größe 猫")).isEqualTo("Größe_猫");
        assertThat(free("///")).isEqualTo("unnamed");
        assertThat(free("a", "a", "a-2")).isEqualTo("a-3");
    }

    @Test
    void aNameIsNoLongerThanFileSystemsAllow() {
        String cut = "a".repeat(100);
        assertThat(free("a".repeat(300))).isEqualTo(cut);
        assertThat(free("a".repeat(300), cut)).isEqualTo(cut + "-2");
        assertThat(free("猫".repeat(300))).as("of three bytes each").isEqualTo("猫".repeat(33));
    }
}
