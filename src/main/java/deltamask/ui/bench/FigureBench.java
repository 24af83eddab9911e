package deltamask.ui.bench;

import deltamask.comparison.Candidate;
import deltamask.comparison.ClassResults;
import deltamask.comparison.ClassResults.ClassScore;
import deltamask.comparison.ComparisonRow;
import deltamask.dataset.Sample;
import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import deltamask.inference.StageTimes;
import deltamask.metrics.Confusion;
import deltamask.metrics.EmptyMasks;
import deltamask.metrics.Statistics;
import deltamask.report.Figure;
import deltamask.report.FigureChart;
import deltamask.report.FigureChoice;
import deltamask.report.FigureData;
import deltamask.report.FigureFiles;
import deltamask.report.FigureFiles.Format;
import deltamask.report.FigureStyle;
import deltamask.report.FigureTheme;
import deltamask.report.Figures;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;

/** How long each figure takes to be drawn, to be drawn anew, and to be written. */
final class FigureBench {
    private static final int WIDTH = 870;
    private static final int HEIGHT = 250;
    private static final long PIXELS = 1_000_000;
    private static final int WARM_UPS = 3;

    private final FigureData data;
    private final int times;
    private final Path folder;

    private FigureBench(FigureData data, int times, Path folder) {
        this.data = data;
        this.times = times;
        this.folder = folder;
    }

    /** By figure: medians in milliseconds, and the sizes of its files in bytes. */
    static Map<String, Object> measure(int images, int times) throws UnusableException {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("images", images);
        figures.put("times", times);
        figures.put("window_pixels", WIDTH + " x " + HEIGHT);
        try (WorkFolder work = WorkFolder.make()) {
            FigureBench bench = new FigureBench(data(images), times, work.path());
            for (Figure figure : Figures.all()) {
                figures.put(figure.id(), bench.one(figure));
            }
        } catch (IOException e) {
            throw new UnusableException("The benchmark cannot be run: " + Reasons.of(e) + ".", e);
        }
        figures.putAll(Machine.figures());
        return figures;
    }

    private Map<String, Object> one(Figure figure) throws UnusableException, IOException {
        Map<String, Object> figures = new LinkedHashMap<>();
        FigureChoice choice = FigureChoice.DEFAULT;
        figures.put("first_ms", median(() -> draw(FigureChart.onScreen(figure, data, choice, FigureTheme.LIGHT))));
        FigureChart chart = FigureChart.onScreen(figure, data, choice, FigureTheme.LIGHT);
        figures.put("redraw_ms", median(() -> draw(chart)));
        figures.put("redraw_cpu_ms", processor(() -> draw(chart)));
        for (Format format : Format.values()) {
            Path file = folder.resolve(figure.id() + format.extension());
            String name = format.name().toLowerCase(Locale.ROOT);
            figures.put(
                    name + "_ms",
                    median(() -> FigureFiles.write(figure, data, choice, FigureStyle.DEFAULT, format, file)));
            figures.put(name + "_bytes", Files.size(file));
        }
        return figures;
    }

    private interface Work {
        void run() throws UnusableException;
    }

    private double median(Work work) throws UnusableException {
        for (int i = 0; i < WARM_UPS; i++) {
            work.run();
        }
        double[] milliseconds = new double[times];
        for (int i = 0; i < times; i++) {
            long begin = System.nanoTime();
            work.run();
            milliseconds[i] = (System.nanoTime() - begin) / 1e6;
        }
        return Statistics.median(milliseconds).orElseThrow();
    }

    /** Mean time on the processor, which a busy machine does not stretch. */
    private double processor(Work work) throws UnusableException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begin = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < times; i++) {
            work.run();
        }
        return (threads.getCurrentThreadCpuTime() - begin) / 1e6 / times;
    }

    private static void draw(FigureChart chart) {
        BufferedImage pixels = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D graphics = pixels.createGraphics();
        chart.draw(graphics, WIDTH, HEIGHT);
        graphics.dispose();
    }

    /** Seeded random numbers that look like a quantized variant: small losses nearly everywhere, a few large ones. */
    private static FigureData data(int images) {
        Random random = new Random(41);
        List<ComparisonRow> rows = new ArrayList<>();
        for (int number = 1; number <= images; number++) {
            Sample sample = new Sample(number, "image_" + number + ".jpg", Path.of("image"), Optional.empty());
            double miss = 0.02 + 0.1 * Math.pow(random.nextDouble(), 3);
            double change = 0.01 * random.nextGaussian() + 0.005 + (random.nextInt(20) == 0 ? 0.1 : 0);
            long truth = (long) (PIXELS * (0.01 + 0.6 * random.nextDouble()));
            rows.add(new ComparisonRow(
                    sample,
                    ComparisonRow.Status.OK,
                    Optional.of(confusion(truth, miss)),
                    Optional.of(confusion(truth, Math.max(0, miss + change))),
                    Optional.empty(),
                    OptionalLong.empty(),
                    Optional.of(new StageTimes(3, 2, 8 + random.nextGaussian() / 3, 1)),
                    Optional.of(new StageTimes(3, 2, 5 + random.nextGaussian() / 3, 1)),
                    EmptyMasks.UNDEFINED,
                    ""));
        }
        List<Candidate> candidates = new ArrayList<>();
        List<ClassScore> classes = new ArrayList<>();
        for (int i = 0; i < 21; i++) {
            candidates.add(new Candidate(
                    "variant " + i,
                    0.8 + 0.15 * random.nextDouble(),
                    5 + 20 * random.nextDouble(),
                    OptionalLong.of(500_000 + random.nextInt(5_000_000)),
                    "cpu",
                    "1 thread, timed, 3 warm-ups",
                    images));
            classes.add(new ClassScore(
                    i,
                    "class " + i,
                    OptionalDouble.of(0.5 + random.nextDouble() / 2),
                    OptionalDouble.of(0.5 + random.nextDouble() / 2),
                    images,
                    1.0 / 21));
        }
        String conditions = "1 thread, timed, 3 warm-ups";
        return new FigureData(
                rows,
                "A",
                "B",
                conditions,
                Optional.empty(),
                candidates,
                Optional.of(new ClassResults(classes, OptionalDouble.empty(), OptionalDouble.empty(), images, true)),
                Optional.empty());
    }

    private static Confusion confusion(long truth, double miss) {
        long missed = (long) (truth * Math.min(1, miss));
        return new Confusion(truth - missed, missed / 2, missed, PIXELS - truth - missed / 2);
    }
}
