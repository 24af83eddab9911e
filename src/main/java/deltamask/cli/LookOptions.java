package deltamask.cli;

import deltamask.mask.MaskColours;
import deltamask.report.FigureRanges.Limits;
import deltamask.report.FigureStyle;
import deltamask.report.GateTarget;
import deltamask.report.OverlayLook;
import deltamask.report.Quantity;
import deltamask.report.ReportOptions;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How a report looks. */
final class LookOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--width",
            paramLabel = "single|double|slide",
            defaultValue = "double",
            converter = WidthConverter.class,
            description = "Figures' width: single 85 mm, double 175 mm, slide 254 mm (default: ${DEFAULT-VALUE}).")
    private FigureStyle.Width width;

    @Option(
            names = "--font-size",
            paramLabel = "POINTS",
            defaultValue = "8",
            converter = FontConverter.class,
            description =
                    "Figures' type size, 5 to 24 points, in a single column at most 12, on a slide 22 (default: ${DEFAULT-VALUE}).")
    private float fontSize;

    @Option(names = "--no-titles", description = "Leave titles to the captions.")
    private boolean noTitles;

    @Option(
            names = "--dpi",
            paramLabel = "N",
            defaultValue = "300",
            converter = DpiConverter.class,
            description = "Pixels an inch of PNG files, 72 to 1200 (default: ${DEFAULT-VALUE}).")
    private int dpi;

    @Option(
            names = "--delta-range",
            paramLabel = "FROM,TO",
            converter = RangeConverter.class,
            description = "Axes of delta IoU, such as -0.1,0.1: the same as --range delta-iou=-0.1,0.1.")
    private Limits deltaRange;

    @Option(
            names = "--range",
            paramLabel = "QUANTITY=FROM,TO",
            converter = QuantityRangeConverter.class,
            description =
                    "All axes of a quantity, to lay two reports beside one another: iou, mean-iou,"
                            + " delta-iou, delta-boundary, time or delta-time (milliseconds); may be repeated (default: what there is).")
    private List<QuantityRange> ranges = new ArrayList<>();

    @Option(
            names = "--overlay-colours",
            paramLabel = "blue|voc|card|phone|random|safe",
            defaultValue = "blue",
            converter = ColoursConverter.class,
            description = "Colours of masks over images (default: ${DEFAULT-VALUE}).")
    private MaskColours colours;

    @Option(
            names = "--overlay-opacity",
            paramLabel = "SHARE",
            defaultValue = "0.6",
            converter = OpacityConverter.class,
            description = "Opacity of masks over images, 0 to 1 (default: ${DEFAULT-VALUE}).")
    private double opacity;

    @Option(
            names = "--date",
            paramLabel = "YYYY-MM-DD",
            converter = DateConverter.class,
            description = "The date on the report (default: today).")
    private LocalDate date;

    @Option(names = "--title", paramLabel = "TEXT", description = "The report's title.")
    private String title;

    @Option(names = "--author", paramLabel = "TEXT", description = "Who made it.")
    private String author;

    ReportOptions options(Optional<GateTarget> gate) {
        FigureStyle style;
        try {
            style = new FigureStyle(width, fontSize, !noTitles, dpi, Optional.empty());
        } catch (IllegalArgumentException e) {
            // Each option is right alone.
            throw new ParameterException(spec.commandLine(), "--font-size and --width: " + e.getMessage(), e);
        }
        return new ReportOptions(
                Optional.ofNullable(title),
                Optional.ofNullable(author),
                date == null ? LocalDate.now(ZoneId.systemDefault()) : date,
                style,
                ranges(),
                new OverlayLook(colours, opacity),
                gate);
    }

    private Map<Quantity, Limits> ranges() {
        Map<Quantity, Limits> all = new EnumMap<>(Quantity.class);
        if (deltaRange != null) {
            all.put(Quantity.DELTA_IOU, deltaRange);
        }
        ranges.forEach(range -> all.put(range.quantity(), range.limits()));
        return all;
    }

    private record QuantityRange(Quantity quantity, Limits limits) {}

    private static Optional<Double> number(String value, double least, double most) {
        return Optional.of(Double.valueOf(value)).filter(number -> number >= least && number <= most);
    }

    private static Optional<Limits> limits(String value) {
        String[] ends = value.split(",", -1);
        return ends.length == 2
                ? Optional.of(new Limits(Double.parseDouble(ends[0]), Double.parseDouble(ends[1])))
                : Optional.empty();
    }

    private static final class WidthConverter extends OptionConverter<FigureStyle.Width> {
        WidthConverter() {
            super(
                    "a width is single, double or slide",
                    value -> named(
                            FigureStyle.Width.values(), width -> width.name().toLowerCase(Locale.ROOT), value));
        }
    }

    private static final class FontConverter extends OptionConverter<Float> {
        FontConverter() {
            super("a type size is 5 to 24 points", value -> number(value, 5, 24).map(Double::floatValue));
        }
    }

    private static final class DpiConverter extends OptionConverter<Integer> {
        DpiConverter() {
            super("a PNG has 72 to 1200 pixels an inch, a whole number", value -> number(value, 72, 1200)
                    .filter(dpi -> dpi == Math.rint(dpi))
                    .map(Double::intValue));
        }
    }

    private static final class OpacityConverter extends OptionConverter<Double> {
        OpacityConverter() {
            super("an opacity is 0 to 1", value -> number(value, 0, 1));
        }
    }

    private static final class ColoursConverter extends OptionConverter<MaskColours> {
        ColoursConverter() {
            super(
                    "colours are blue, voc, card, phone, random or safe",
                    value -> named(MaskColours.values(), MaskColours::id, value));
        }
    }

    private static final class RangeConverter extends OptionConverter<Limits> {
        RangeConverter() {
            super("a range goes up from one number to another, such as -0.1,0.1", LookOptions::limits);
        }
    }

    private static final class QuantityRangeConverter extends OptionConverter<QuantityRange> {
        QuantityRangeConverter() {
            super(
                    "a range is of iou, mean-iou, delta-iou, delta-boundary, time or delta-time and goes up from one"
                            + " number to another, such as time=0,40",
                    value -> {
                        String[] parts = value.split("=", 2);
                        return Quantity.of(parts[0])
                                .filter(quantity -> parts.length == 2)
                                .flatMap(quantity -> limits(parts[1]).map(range -> new QuantityRange(quantity, range)));
                    });
        }
    }

    private static final class DateConverter extends OptionConverter<LocalDate> {
        DateConverter() {
            super("a date is written as 2026-01-31", value -> Optional.of(LocalDate.parse(value)));
        }
    }
}
