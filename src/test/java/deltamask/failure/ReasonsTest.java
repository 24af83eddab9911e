package deltamask.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import org.junit.jupiter.api.Test;

final class ReasonsTest {
    @Test
    void aFullDiskIsMendedInItsPlace() {
        IOException full = new IOException("No space left on device");

        assertThat(Reasons.of(full)).isEqualTo("the disk is full");
        assertThat(Reasons.remedy(full)).isEqualTo("make room there, and resume");
        assertThat(Reasons.remedy(new AccessDeniedException("/root"))).isEqualTo("give another one");
    }
}
