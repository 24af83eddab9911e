package deltamask.inference;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several images on their way through a worker. */
final class WorkerTest {
    private static final long PATIENCE_SECONDS = 30;

    @TempDir
    private Path folder;

    /** A network that finds background everywhere, and counts who is inside it. */
    private abstract static class Background extends FakeSegmenter {
        final AtomicInteger inside = new AtomicInteger();
        final AtomicInteger most = new AtomicInteger();
        final AtomicInteger forwards = new AtomicInteger();

        abstract void work(Tensor input) throws Exception;

        @Override
        public Prediction forward(Tensor input) {
            forwards.incrementAndGet();
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            try {
                work(input);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            } finally {
                inside.decrementAndGet();
            }
            int pixels = input.width() * input.height();
            return new Prediction(new Tensor(2, input.height(), input.width(), new float[2 * pixels]), 1);
        }
    }

    /** Pictures of these widths, one pixel high, in their order; their answers. */
    private List<Protocol.Answer> answers(Segmenter segmenter, int warmup, Pace pace, int... widths) throws Exception {
        StringBuilder lines = new StringBuilder(
                Protocol.write(new Protocol.Load("x.pt", new JsonObject(), false, 1, ComputeDevice.CPU, warmup, pace))
                        + "\n");
        for (int width : widths) {
            Path image = folder.resolve(width + ".png");
            ImageIO.write(new BufferedImage(width, 1, BufferedImage.TYPE_INT_RGB), "png", image.toFile());
            lines.append(Protocol.write(new Protocol.Request(image.toString(), null)))
                    .append('\n');
        }
        InputStream in = new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Worker((variant, threads, device) -> segmenter, in, new PrintStream(out, true, StandardCharsets.UTF_8))
                .serve();
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(line -> Protocol.read(line.substring(Protocol.MARK.length()), Protocol.Answer.class))
                .toList();
    }

    @Test
    void asManyForwardsAsThePaceAllowsMeetInTheNetworkAndNoMore() throws Exception {
        CyclicBarrier two = new CyclicBarrier(2);
        Background network = new Background() {
            @Override
            void work(Tensor input) throws Exception {
                two.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        };
        List<Protocol.Answer> answers = answers(network, 0, new Pace(4, 2), 8, 9, 10, 11);
        assertThat(answers).extracting(Protocol.Answer::error).containsOnlyNulls();
        assertThat(network.most).hasValue(2);
    }

    @Test
    void answersKeepTheRequestsOrderWhoeverIsThroughFirst() throws Exception {
        CountDownLatch second = new CountDownLatch(1);
        Background network = new Background() {
            @Override
            void work(Tensor input) throws Exception {
                if (input.width() == 8) {
                    assertThat(second.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
                } else {
                    second.countDown();
                }
            }
        };
        assertThat(answers(network, 0, new Pace(3, 2), 8, 9, 10))
                .extracting(Protocol.Answer::width)
                .containsExactly(8, 9, 10);
    }

    @Test
    void oneByOneNothingOverlapsAndAllIsOnTheThreadThatLoaded() throws Exception {
        Background network = new Background() {
            private Thread only;

            @Override
            void work(Tensor input) {
                only = only == null ? Thread.currentThread() : only;
                assertThat(Thread.currentThread()).isSameAs(only);
            }
        };
        List<Protocol.Answer> answers = answers(network, 0, Pace.ONE_BY_ONE, 8, 9, 10, 11);
        assertThat(answers).extracting(Protocol.Answer::error).containsOnlyNulls();
        assertThat(network.most).hasValue(1);
    }

    @Test
    void aShapeIsWarmedUpOnceHoweverManyImagesHaveIt() throws Exception {
        Background network = new Background() {
            @Override
            void work(Tensor input) {}
        };
        List<Protocol.Answer> answers = answers(network, 3, new Pace(3, 2), 8, 8, 8, 9);
        assertThat(answers).extracting(Protocol.Answer::warmupForwards).containsExactlyInAnyOrder(3, 0, 0, 3);
        assertThat(network.forwards).hasValue(4 + 6);
    }

    @Test
    void aWarmUpIsInsideTheNetworkLikeAnyForward() throws Exception {
        Background network = new Background() {
            @Override
            void work(Tensor input) throws Exception {
                // Long enough for another to come in, if one may.
                Thread.sleep(50);
            }
        };
        answers(network, 2, new Pace(3, 1), 8, 9, 10);
        assertThat(network.forwards).hasValue(3 + 6);
        assertThat(network.most).hasValue(1);
    }

    @Test
    void anImageThatFailsLeavesTheOthersAlone() throws Exception {
        Background network = new Background() {
            @Override
            void work(Tensor input) {
                if (input.width() == 9) {
                    throw new StackOverflowError();
                }
            }
        };
        List<Protocol.Answer> answers = answers(network, 0, new Pace(3, 2), 8, 9, 10);
        assertThat(answers).extracting(Protocol.Answer::width).containsExactly(8, 0, 10);
        assertThat(answers.get(1).error()).contains("9.png failed").contains("StackOverflowError");
    }

    @Test
    void processorsAreSharedAmongWorkersAndThreads() {
        assertThat(Pace.busy(2, 1, 1)).isEqualTo(new Pace(3, 2));
        assertThat(Pace.busy(2, 2, 1)).isEqualTo(new Pace(2, 1));
        assertThat(Pace.busy(2, 1, 2)).isEqualTo(new Pace(2, 1));
        assertThat(Pace.busy(1, 2, 8)).isEqualTo(new Pace(2, 1));
        assertThat(Pace.busy(64, 1, 1)).isEqualTo(new Pace(5, 4));
    }
}
