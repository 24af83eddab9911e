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
}
