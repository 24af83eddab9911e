package deltamask.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import deltamask.dataset.Dataset;
import deltamask.dataset.Sample;
import deltamask.dataset.TruthFormat;
import deltamask.ui.common.FxThread;
import deltamask.ui.common.Session;
import deltamask.ui.common.Tasks;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

class ReadAheadTest {
    private final Tasks tasks = new Tasks(new Session()::problem);
    private final LinkedBlockingQueue<Integer> read = new LinkedBlockingQueue<>();
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final ReadAhead ahead = new ReadAhead(tasks, this::reader);
    private final List<Wanted> images =
            IntStream.rangeClosed(1, 4).mapToObj(ReadAheadTest::wanted).toList();

    @BeforeAll
    static void start() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @AfterEach
    void end() {
        mayEnd.countDown();
        tasks.close();
    }

    private static Wanted wanted(int number) {
        Sample sample = new Sample(number, number + ".png", Path.of("set", number + ".png"), Optional.empty());
        return new Wanted(
                new Dataset(Path.of("set"), "set", List.of(sample), TruthFormat.AUTO, List.of()), sample, null, null);
    }

    private Subject reader(Wanted wanted, Subject former) {
        read.add(wanted.sample().number());
        try {
            mayEnd.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Subject(
                wanted,
                Part.missing("No image"),
                Part.missing("No truth"),
                Part.missing("Not run"),
                Part.missing("Not run"));
    }

    private void ask(int... numbers) throws InterruptedException {
        FxThread.run(() -> ahead.read(
                IntStream.of(numbers).mapToObj(n -> images.get(n - 1)).toList()));
    }

    private Integer nextRead() throws InterruptedException {
        return read.poll(60, TimeUnit.SECONDS);
    }

    @Test
    void askedForTheSameAgainItReadsOnAndDoesNotBeginAnew() throws Exception {
        ask(1, 2);
        assertThat(nextRead()).isEqualTo(1);
        ask(1, 2);
        ask(1, 2);
        mayEnd.countDown();
        assertThat(nextRead()).isEqualTo(2);
        // What is asked for last is read last: nothing is under way when it begins.
        ask(1, 2);
        ask(3);
        assertThat(nextRead()).isEqualTo(3);
        assertThat(read).isEmpty();
    }

    @Test
    void askedForOthersItLeavesTheFormer() throws Exception {
        ask(1, 2);
        assertThat(nextRead()).isEqualTo(1);
        ask(3, 4);
        mayEnd.countDown();
        assertThat(nextRead()).isEqualTo(3);
        assertThat(nextRead()).isEqualTo(4);
        assertThat(read).isEmpty();
    }

    @Test
    void cancelledItMayBeAskedForTheSame() throws Exception {
        ask(1);
        assertThat(nextRead()).isEqualTo(1);
        FxThread.run(ahead::cancel);
        ask(1);
        mayEnd.countDown();
        assertThat(nextRead()).isEqualTo(1);
    }
}
