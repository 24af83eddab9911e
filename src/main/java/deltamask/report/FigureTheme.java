package deltamask.report;

import java.awt.Color;

/**
 * The colours of a figure. Better and worse are blue and vermilion of Okabe and Ito's palette (lightened on dark, the blue darkened on paper), which
 * people who see red and green alike tell apart; in grey print they differ in lightness, and the zero line tells too. A
 * is grey and B purple, which differ for them as well, and so do their marks and lines.
 *
 * @see <a href="https://jfly.uni-koeln.de/color/">Okabe and Ito, Color Universal Design</a>
 */
public enum FigureTheme {
    /** For a light window. */
    LIGHT(0xFFFFFF, 0x1F2328, 0x59636E, 0xE4E8EC, 0x848D97, 0x0072B2, 0xD55E00, 0x4A525C, 0xB0407F, 12),
    /** For a dark window. */
    DARK(0x0D1117, 0xE6EDF3, 0x9198A1, 0x22282F, 0x7D8590, 0x56B4E9, 0xF0883E, 0xAEB7C0, 0xE58CC0, 20),
    /** For paper: white, black text. Better, worse and unchanged are three greys where there is no colour. */
    PRINT(0xFFFFFF, 0x000000, 0x404040, 0xE2E2E2, 0x949494, 0x00548A, 0xD55E00, 0x333333, 0xB0407F, 12);

    private final Color background;
    private final Color text;
    private final Color muted;
    private final Color grid;
    private final Color unchanged;
    private final Color better;
    private final Color worse;
    private final Color a;
    private final Color b;
    private final Color band;

    FigureTheme(
            int background,
            int text,
            int muted,
            int grid,
            int unchanged,
            int better,
            int worse,
            int a,
            int b,
            int bandAlpha) {
        this.background = new Color(background);
        this.text = new Color(text);
        this.muted = new Color(muted);
        this.grid = new Color(grid);
        this.unchanged = new Color(unchanged);
        this.better = new Color(better);
        this.worse = new Color(worse);
        this.a = new Color(a);
        this.b = new Color(b);
        this.band = new Color(this.text.getRed(), this.text.getGreen(), this.text.getBlue(), bandAlpha);
    }

    /** Behind everything. */
    public Color background() {
        return background;
    }

    /** Titles and labels. */
    public Color text() {
        return text;
    }

    /** Axes, their numbers, and what is said in small. */
    public Color muted() {
        return muted;
    }

    /** Grid lines. */
    public Color grid() {
        return grid;
    }

    /** An image on which B does as A. */
    public Color unchanged() {
        return unchanged;
    }

    /** An image on which B does better than A. */
    public Color better() {
        return better;
    }

    /** An image on which B does worse than A. */
    public Color worse() {
        return worse;
    }

    /** What is A's; drawn as dots and whole lines. */
    public Color a() {
        return a;
    }

    /** What is B's; drawn as diamonds and dashed lines. */
    public Color b() {
        return b;
    }

    /** Of a difference: better, worse, or neither. */
    Color of(double gain) {
        return gain > 0 ? better : gain < 0 ? worse : unchanged;
    }

    /** One of some tints of one hue, from strong to faint, which differ in grey print too. */
    Color tint(int number, int count) {
        double part = count == 1 ? 0 : 0.8 * number / (count - 1);
        return new Color(
                mix(better.getRed(), background.getRed(), part),
                mix(better.getGreen(), background.getGreen(), part),
                mix(better.getBlue(), background.getBlue(), part));
    }

    private static int mix(int from, int to, double part) {
        return (int) Math.round(from + (to - from) * part);
    }

    /** The band of what is not an outlier; lets the grid through. */
    Color band() {
        return band;
    }
}
