package deltamask.mask;

/** Label maps from drawings: a digit is a label, a point is 0. */
public final class Maps {
    private Maps() {}

    public static LabelMap of(String... rows) {
        byte[] labels = new byte[rows.length * rows[0].length()];
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < rows[y].length(); x++) {
                char drawn = rows[y].charAt(x);
                labels[y * rows[0].length() + x] = (byte) (drawn == '.' ? 0 : drawn - '0');
            }
        }
        return LabelMap.of(rows[0].length(), rows.length, labels);
    }
}
