package deltamask.report;

import java.util.Optional;

/**
 * How a figure is set for a file.
 *
 * @param width of the column it stands in
 * @param fontSize of axis labels, in points, from 5 to what the width bears: as large as the text around it, or a little smaller
 * @param title whether a title stands above, or is left to the caption
 * @param dpi pixels an inch of a PNG, 72 to 1200
 * @param ranges of the axes; empty: all that there is
 */
public record FigureStyle(Width width, float fontSize, boolean title, int dpi, Optional<FigureRanges> ranges) {
    /** Across a page of two columns, 8 points, with title, 300 pixels an inch. */
    public static final FigureStyle DEFAULT = new FigureStyle(Width.DOUBLE, 8, true, 300, Optional.empty());

    private static final double LETTERS_HIGH = 20;
    private static final double POINTS_PER_MM = 72 / 25.4;

    public FigureStyle {
        if (!(fontSize >= 5)) {
            throw new IllegalArgumentException("a figure's type has 5 points or more, not " + fontSize);
        }
        if (fontSize > width.largestType()) {
            throw new IllegalArgumentException("type of %s points leaves no room in a figure of %.0f mm: at most %d"
                    .formatted(Numbers.plain(fontSize), width.millimetres, width.largestType()));
        }
        if (dpi < 72 || dpi > 1200) {
            throw new IllegalArgumentException("a PNG has 72 to 1200 pixels an inch, not " + dpi);
        }
    }

    /** The widths that journals and slides ask for. */
    public enum Width {
        SINGLE("Single column, 85 mm", 85, 12),
        DOUBLE("Double column, 175 mm", 175, 24),
        SLIDE("Slide, 254 × 143 mm", 254, 22);

        private static final double SLIDE_HEIGHT = 143;

        private final String words;
        private final double millimetres;
        private final int largestType;

        Width(String words, double millimetres, int largestType) {
            this.words = words;
            this.millimetres = millimetres;
            this.largestType = largestType;
        }

        /** In points; letters any larger leave no room for what they speak of. */
        public int largestType() {
            return largestType;
        }

        /** For a menu. */
        public String words() {
            return words;
        }

        /** @param aspect height over width in a single column */
        private double height(double aspect) {
            return switch (this) {
                case SINGLE -> millimetres * aspect;
                case DOUBLE -> Math.max(SINGLE.millimetres * aspect, millimetres / 2);
                case SLIDE -> SLIDE_HEIGHT;
            };
        }
    }

    /** The same with other axes. */
    public FigureStyle with(Optional<FigureRanges> now) {
        return new FigureStyle(width, fontSize, title, dpi, now);
    }

    /** In points. */
    double widthInPoints() {
        return width.millimetres * POINTS_PER_MM;
    }

    /** In points; large type makes a figure higher, as its plot needs room, too. A slide is as high as a slide. */
    double heightInPoints(double aspect) {
        double usual = width.height(aspect) * POINTS_PER_MM;
        return width == Width.SLIDE ? usual : Math.max(usual, LETTERS_HIGH * fontSize);
    }
}
