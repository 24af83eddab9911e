package deltamask.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import deltamask.comparison.Comparison;
import deltamask.comparison.ComparisonListener;
import deltamask.comparison.Comparisons;
import deltamask.comparison.Rules;
import deltamask.dataset.Dataset;
import deltamask.dataset.Datasets;
import deltamask.failure.UnusableException;
import deltamask.mask.LabelMap;
import deltamask.mask.LabelMapFile;
import deltamask.run.Run;
import deltamask.run.RunFolder;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;

/**
 * How long two Runs take to be scored again from their folders, and how long decoding their PNGs and the truths' alone
 * takes with as many threads as the machine has cores. {@code src/test/measure/rescore.sh} runs it.
 */
public final class ScoreAgain {
    private static final int SIDE = 512;
    /** Different images; the others are hard links to them. */
    private static final int DIFFERENT = 100;

    private static final int ROUNDS = 5;

    private ScoreAgain() {}

    /** @param args an empty folder, and how many images */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        int images = Integer.parseInt(args[1]);
        make(folder, images);
        Dataset dataset = Datasets.open(folder.resolve("set"));
        Run a = RunFolder.read(folder.resolve("a"), dataset);
        Run b = RunFolder.read(folder.resolve("b"), dataset);
        List<Path> pictures = new ArrayList<>();
        dataset.samples()
                .forEach(sample -> pictures.addAll(List.of(
                        sample.truth().orElseThrow(),
                        RunFolder.labelMapFile(a.folder(), sample),
                        RunFolder.labelMapFile(b.folder(), sample))));
        System.out.printf("%d images of %d x %d, %d cores%n", images, SIDE, SIDE, cores());
        for (int round = 1; round <= ROUNDS; round++) {
            Took decode = took(() -> decode(pictures));
            Took score = took(() -> score(dataset, a, b, images));
            System.out.printf(
                    "round %d: decode %.2f s (processor %.2f s), score %.2f s (%.2f s), decode / score %.3f (%.3f)%n",
                    round,
                    decode.wall(),
                    decode.processor(),
                    score.wall(),
                    score.processor(),
                    decode.wall() / score.wall(),
                    decode.processor() / score.processor());
        }
    }

    private static int cores() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** In seconds; the processor's are those of all threads, which other programs hardly change. */
    private record Took(double wall, double processor) {}

    private static Took took(Callable<?> work) throws Exception {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long start = System.nanoTime();
        long processor = system.getProcessCpuTime();
        work.call();
        return new Took((System.nanoTime() - start) / 1e9, (system.getProcessCpuTime() - processor) / 1e9);
    }

    private static Object decode(List<Path> pictures) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(cores());
        try {
            List<Future<BufferedImage>> decoded = new ArrayList<>();
            for (Path picture : pictures) {
                decoded.add(pool.submit(() -> ImageIO.read(picture.toFile())));
                // What is decoded is not kept.
                if (decoded.size() == 64) {
                    await(decoded);
                }
            }
            await(decoded);
            return pictures;
        } finally {
            pool.shutdown();
        }
    }

    private static void await(List<Future<BufferedImage>> decoded) throws Exception {
        for (Future<BufferedImage> one : decoded) {
            one.get();
        }
        decoded.clear();
    }

    private static Comparison score(Dataset dataset, Run a, Run b, int images) {
        Comparison made = Comparisons.of(dataset, a, b, Rules.DEFAULT, new ComparisonListener() {});
        if (made.summary().scored() != images) {
            throw new IllegalStateException(made.summary().scored() + " of " + images + " are scored");
        }
        return made;
    }

    private static void make(Path folder, int images) throws IOException, UnusableException {
        Random random = new Random(1);
        for (String kind : List.of("set/images", "set/masks", "a/masks", "b/masks")) {
            Path place = Files.createDirectories(folder.resolve(kind));
            for (int i = 1; i <= images; i++) {
                Path file = place.resolve(i + ".png");
                if (i <= DIFFERENT) {
                    if (kind.equals("set/masks")) {
                        ImageIO.write(grey(shape(random, 255)), "png", file.toFile());
                    } else {
                        LabelMapFile.write(shape(random, 15), file);
                    }
                } else {
                    Files.createLink(file, place.resolve(1 + (i - 1) % DIFFERENT + ".png"));
                }
            }
        }
    }

    /** As most truths are. */
    private static BufferedImage grey(LabelMap map) {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, SIDE, SIDE, map.labels());
        return image;
    }

    /** A round shape with an uneven edge, as networks draw them. */
    private static LabelMap shape(Random random, int label) {
        byte[] labels = new byte[SIDE * SIDE];
        double radius = SIDE * (0.2 + 0.2 * random.nextDouble());
        double phase = random.nextDouble() * 6;
        for (int i = 0; i < labels.length; i++) {
            int row = i / SIDE;
            double x = i % SIDE - SIDE / 2.0;
            double y = row - SIDE / 2.0;
            double angle = Math.atan2(y, x);
            double edge = radius * (1 + 0.15 * Math.sin(3 * angle + phase) + 0.03 * Math.sin(31 * angle));
            labels[i] = (byte) (Math.hypot(x, y) < edge ? label : 0);
        }
        return LabelMap.of(SIDE, SIDE, labels);
    }
}
