package deltamask.report;

import java.awt.Color;

/**
 * The colours of a figure. Better and worse are blue and vermilion of Okabe and Ito's palette (lightened on dark), which
 * people who see red and green alike tell apart; in grey print they differ in lightness, and the zero line tells too.
 *
 * @see <a href="https://jfly.uni-koeln.de/color/">Okabe and Ito, Color Universal Design</a>
 */
public enum FigureTheme {
    /** For a light window. */
    LIGHT(0xFFFFFF, 0x1F2328, 0x59636E, 0xE4E8EC, 0x848D97, 0x0072B2, 0xD55E00, 12),
    /** For a dark window. */
    DARK(0x0D1117, 0xE6EDF3, 0x9198A1, 0x22282F, 0x7D8590, 0x56B4E9, 0xF0883E, 20),
    /** For paper: white, black text. */
    PRINT(0xFFFFFF, 0x000000, 0x404040, 0xE2E2E2, 0x7A7A7A, 0x0072B2, 0xD55E00, 12);

    private final Color background;
    private final Color text;
    private final Color muted;
    private final Color grid;
    private final Color unchanged;
    private final Color better;
    private final Color worse;
    private final Color band;

    FigureTheme(int background, int text, int muted, int grid, int unchanged, int better, int worse, int bandAlpha) {
        this.background = new Color(background);
        this.text = new Color(text);
        this.muted = new Color(muted);
        this.grid = new Color(grid);
        this.unchanged = new Color(unchanged);
        this.better = new Color(better);
        this.worse = new Color(worse);
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

    /** The band of what is not an outlier; lets the grid through. */
    Color band() {
        return band;
    }
}
