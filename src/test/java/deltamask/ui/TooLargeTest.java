package deltamask.ui;

import static org.assertj.core.api.Assertions.assertThat;

import deltamask.failure.UnusableException;
import deltamask.ui.common.Tasks;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TooLargeTest extends WindowTest {
    @Test
    void whatNeedsTooMuchMemorySaysSoAndWhatToDo() throws Exception {
        CompletableFuture<Exception> failed = new CompletableFuture<>();
        Tasks tasks = new Tasks(session::problem);
        interact(() -> tasks.start(
                Tasks.Lane.PICTURES,
                () -> {
                    throw new OutOfMemoryError("Java heap space");
                },
                done -> {},
                failed::complete));

        assertThat(failed.get())
                .isInstanceOf(UnusableException.class)
                .hasMessageContainingAll("more memory than there is", "make the images smaller", "-Xmx");
        tasks.close();
    }
}
