package deltamask.mask;

/** From cool to glowing, lighter throughout, so that it can be read without seeing colour. */
public final class HeatColours {
    private static final int[] STOPS = {0x3B2F9E, 0x7A2FA0, 0xC03A76, 0xF1703F, 0xFDBB4A, 0xFFF7B8};

    private HeatColours() {}

    /** Of {@link Thickness#levels}: level 0 is not painted. */
    public static Palette palette() {
        return Palette.of(level -> level == 0 ? 0 : 0xFF000000 | rgb((level - 1) / 254.0));
    }

    /**
     * The colour of a share of the scale.
     *
     * @param share 0 (cool) to 1
     * @return 0xRRGGBB
     */
    public static int rgb(double share) {
        double position = Math.max(0, Math.min(1, share)) * (STOPS.length - 1);
        int below = Math.min(STOPS.length - 2, (int) position);
        double above = position - below;
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int low = STOPS[below] >> shift & 0xFF;
            int high = STOPS[below + 1] >> shift & 0xFF;
            rgb |= (int) Math.round(low + above * (high - low)) << shift;
        }
        return rgb;
    }
}
