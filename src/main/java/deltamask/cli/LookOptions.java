package deltamask.cli;

import deltamask.report.FigureRanges;
import deltamask.report.FigureStyle;
import deltamask.report.GateTarget;
import deltamask.report.OverlayLook;
import deltamask.report.ReportOptions;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How a report looks. */
final class LookOptions {
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
            description = "Figures' type size, 5 to 40 points (default: ${DEFAULT-VALUE}).")
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
            description = "Axis of delta IoU, such as -0.1,0.1 (default: what there is).")
    private FigureRanges.Limits deltaRange;

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
        return new ReportOptions(
                Optional.ofNullable(title),
                Optional.ofNullable(author),
                date == null ? LocalDate.now(ZoneId.systemDefault()) : date,
                new FigureStyle(width, fontSize, !noTitles, dpi, Optional.empty()),
                Optional.ofNullable(deltaRange),
                OverlayLook.SHOW_MASK,
                gate);
    }

    private static final class WidthConverter implements ITypeConverter<FigureStyle.Width> {
        @Override
        public FigureStyle.Width convert(String value) {
            for (FigureStyle.Width width : FigureStyle.Width.values()) {
                if (width.name().toLowerCase(Locale.ROOT).equals(value)) {
                    return width;
                }
            }
            throw new TypeConversionException("a width is single, double or slide, not \"" + value + "\"");
        }
    }

    private static final class FontConverter implements ITypeConverter<Float> {
        @Override
        public Float convert(String value) {
            return (float) number(value, 5, 40, "a type size is 5 to 40 points");
        }
    }

    private static final class DpiConverter implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String value) {
            return (int) number(value, 72, 1200, "a PNG has 72 to 1200 pixels an inch");
        }
    }

    private static double number(String value, double least, double most, String rule) {
        try {
            double number = Double.parseDouble(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new TypeConversionException(rule + ", not \"" + value + "\"");
    }

    private static final class RangeConverter implements ITypeConverter<FigureRanges.Limits> {
        @Override
        public FigureRanges.Limits convert(String value) {
            String[] ends = value.split(",", -1);
            try {
                if (ends.length == 2) {
                    return new FigureRanges.Limits(Double.parseDouble(ends[0]), Double.parseDouble(ends[1]));
                }
            } catch (IllegalArgumentException e) {
                // Said below.
            }
            throw new TypeConversionException(
                    "a range goes up from one number to another, such as -0.1,0.1, not \"" + value + "\"");
        }
    }

    private static final class DateConverter implements ITypeConverter<LocalDate> {
        @Override
        public LocalDate convert(String value) {
            try {
                return LocalDate.parse(value);
            } catch (DateTimeException e) {
                throw new TypeConversionException("a date is written as 2026-01-31, not \"" + value + "\"");
            }
        }
    }
}
