package deltamask.report;

import deltamask.comparison.Comparison;
import deltamask.comparison.ComparisonRow;
import deltamask.comparison.Judged;
import deltamask.dataset.ImageReader;
import deltamask.dataset.RgbImage;
import deltamask.dataset.Truth;
import deltamask.dataset.TruthReader;
import deltamask.failure.UnusableException;
import deltamask.mask.Classes;
import deltamask.mask.Difference;
import deltamask.mask.Foreground;
import deltamask.mask.LabelMap;
import deltamask.mask.Overlay;
import deltamask.mask.Palette;
import deltamask.mask.Sampling;
import deltamask.run.Run;
import deltamask.run.RunFolder;
import deltamask.variant.ModelCard;
import java.util.Optional;

/**
 * One image with its truth and both masks, as they lie in their files. What cannot be read is not there, and its reason
 * is.
 */
final class ReportImage {
    static final int HIT = 0x009E73;
    static final int INVENTED = 0xD55E00;
    static final int MISSED = 0x56B4E9;
    static final int IGNORED = 0x808080;
    static final int A_ONLY = 0x56B4E9;
    static final int B_ONLY = 0xE69F00;
    static final int BOTH = 0xD0D4DA;
    static final int OTHER_CLASS = 0xCC79A7;

    private static final Palette BETWEEN = Palette.of(label -> switch (label) {
        case Difference.A_ONLY -> 0xFF000000 | A_ONLY;
        case Difference.B_ONLY -> 0xFF000000 | B_ONLY;
        case Difference.BOTH -> 0xFF000000 | BOTH;
        case Difference.OTHER_CLASS -> 0xFF000000 | OTHER_CLASS;
        default -> 0;
    });
    private static final Palette AGAINST_TRUTH = Palette.of(label -> switch (label) {
        case Difference.TRUE_POSITIVE -> 0xFF000000 | HIT;
        case Difference.FALSE_POSITIVE -> 0xFF000000 | INVENTED;
        case Difference.FALSE_NEGATIVE -> 0xFF000000 | MISSED;
        case Difference.IGNORED -> 0xFF000000 | IGNORED;
        default -> 0;
    });
    /** What differs is to be found at a glance; the picture below only says where. */
    private static final double FINDINGS = 0.85;

    private final Part<Truth> truth;
    private final Part<LabelMap> a;
    private final Part<LabelMap> b;
    private final Foreground inA;
    private final Foreground inB;
    private final Classes classes;

    private final ComparisonRow row;

    /** Something that may be missing, and then why. */
    record Part<T>(Optional<T> value, String missing) {
        static <T> Part<T> of(T value) {
            return new Part<>(Optional.of(value), "");
        }

        static <T> Part<T> missing(String why) {
            return new Part<>(Optional.empty(), why);
        }
    }

    private ReportImage(
            ComparisonRow row,
            Classes classes,
            Part<Truth> truth,
            Part<LabelMap> a,
            Part<LabelMap> b,
            Foreground inA,
            Foreground inB) {
        this.row = row;
        this.classes = classes;
        this.truth = truth;
        this.a = a;
        this.b = b;
        this.inA = inA;
        this.inB = inB;
    }

    /** Reads truth and masks. */
    static ReportImage read(Comparison comparison, ComparisonRow row) {
        return new ReportImage(
                row,
                comparison.a().info().card().map(ModelCard::classLook).orElse(Classes.UNKNOWN),
                truth(comparison, row),
                mask(comparison.a(), row),
                mask(comparison.b(), row),
                foreground(comparison, comparison.a()),
                foreground(comparison, comparison.b()));
    }

    private static Foreground foreground(Comparison comparison, Run run) {
        return comparison.rules().scored(run.info().foreground());
    }

    private static Part<Truth> truth(Comparison comparison, ComparisonRow row) {
        if (row.sample().truth().isEmpty()) {
            return Part.missing("no truth");
        }
        try {
            return Part.of(TruthReader.read(
                    row.sample().truth().get(), comparison.dataset().truthFormat()));
        } catch (UnusableException e) {
            return Part.missing("truth unreadable");
        }
    }

    private static Part<LabelMap> mask(Run run, ComparisonRow row) {
        try {
            return Part.of(RunFolder.labelMap(run.folder(), row.sample()));
        } catch (UnusableException e) {
            return Part.missing("no mask");
        }
    }

    /** What can be measured; empty where truth or a mask is missing. */
    Optional<Judged> judged() {
        return truth.value()
                .filter(read -> a.value().isPresent() && b.value().isPresent())
                .map(read ->
                        new Judged(read, a.value().orElseThrow(), inA, b.value().orElseThrow(), inB));
    }

    /** Whether pixels of the truth are left out of the count. */
    boolean ignores() {
        return truth.value().filter(read -> read.ignoreLabel().isPresent()).isPresent();
    }

    private LabelMap atTruth(Part<LabelMap> mask) {
        LabelMap labels = truth.value().orElseThrow().labels();
        return mask.value().orElseThrow().resized(labels.width(), labels.height());
    }

    private Foreground inTruth(Foreground scored) {
        return truth.value().orElseThrow().foreground(scored);
    }

    /** The picture alone. */
    Part<RgbImage> picture(int maxSide) {
        try {
            return Part.of(ImageReader.readReduced(row.sample().image(), maxSide));
        } catch (UnusableException e) {
            return Part.missing("image unreadable");
        }
    }

    /** The truth over the picture. */
    Part<RgbImage> truth(RgbImage picture, OverlayLook look) {
        if (truth.value().isEmpty()) {
            return Part.missing(truth.missing());
        }
        Truth read = truth.value().get();
        Palette palette = read.classIds()
                ? look.colours().ofClasses(inA, classes)
                : look.colours().ofForeground(inA, classes);
        return Part.of(over(
                picture, nearest(read.labels(), picture), palette.with(read.ignoreLabel(), IGNORED), look.opacity()));
    }

    /** A's or B's mask over the picture. */
    Part<RgbImage> mask(RgbImage picture, OverlayLook look, boolean ofA) {
        Part<LabelMap> mask = ofA ? a : b;
        return mask.value()
                .map(map -> Part.of(over(
                        picture,
                        nearest(map, picture),
                        look.colours().ofClasses(ofA ? inA : inB, classes),
                        look.opacity())))
                .orElseGet(() -> Part.missing(mask.missing()));
    }

    /** What only A has, only B has, and both have. */
    Part<RgbImage> between(RgbImage picture) {
        if (a.value().isEmpty() || b.value().isEmpty()) {
            return Part.missing(a.value().isEmpty() ? a.missing() : b.missing());
        }
        LabelMap left = a.value().get();
        LabelMap right = b.value().get().resized(left.width(), left.height());
        return Part.of(
                over(grey(picture), largest(Difference.between(left, inA, right, inB), picture), BETWEEN, FINDINGS));
    }

    /** What B finds, invents and misses of the truth. */
    Part<RgbImage> againstTruth(RgbImage picture) {
        if (truth.value().isEmpty() || b.value().isEmpty()) {
            return Part.missing(truth.value().isEmpty() ? truth.missing() : b.missing());
        }
        Truth actual = truth.value().get();
        LabelMap judged = Difference.againstTruth(atTruth(b), inB, actual.labels(), inTruth(inB), actual.ignored());
        return Part.of(over(grey(picture), largest(judged, picture), AGAINST_TRUTH, FINDINGS));
    }

    private static RgbImage over(RgbImage picture, LabelMap map, Palette palette, double opacity) {
        int[] pixels = picture.pixels().clone();
        Overlay.blend(pixels, map, palette, opacity);
        return new RgbImage(picture.width(), picture.height(), pixels);
    }

    private static LabelMap nearest(LabelMap map, RgbImage picture) {
        return map.resized(picture.width(), picture.height());
    }

    /** A single pixel that differs is still seen when the picture is small. */
    private static LabelMap largest(LabelMap map, RgbImage picture) {
        double step = (double) map.width() / picture.width();
        return Sampling.largest(map, 0, 0, step, picture.width(), picture.height());
    }

    /** Paler and without colour, so that colours laid over it mean something. */
    private static RgbImage grey(RgbImage picture) {
        int[] pixels = picture.pixels().clone();
        for (int i = 0; i < pixels.length; i++) {
            int rgb = pixels[i];
            int luma = ((rgb >> 16 & 0xFF) * 299 + (rgb >> 8 & 0xFF) * 587 + (rgb & 0xFF) * 114) / 1000;
            pixels[i] = (60 + luma * 3 / 4) * 0x010101;
        }
        return new RgbImage(picture.width(), picture.height(), pixels);
    }
}
