package deltamask.ui.common;

import deltamask.comparison.ComparisonRow;
import deltamask.dataset.NaturalOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * How the images are ordered: by the first key, where that is equal by the second, and so on, at last by number.
 * Undefined values come last in both directions.
 *
 * @param keys at least one, each key once
 */
public record SortOrder(List<By> keys) {
    public static final SortOrder DEFAULT = new SortOrder(Key.NUMBER, true);

    private static final String DOWN = "-";

    /**
     * A key and its direction.
     *
     * @param ascending smallest first
     */
    public record By(Key key, boolean ascending) {}

    /** What can be sorted by. */
    public enum Key {
        NUMBER("Number", true),
        NAME("Name", true),
        DELTA_IOU("Delta IoU", true),
        DELTA_DICE("Delta Dice", true),
        AGREEMENT("Agreement", true),
        IOU_A("IoU of A", true),
        IOU_B("IoU of B", true),
        DICE_A("Dice of A", true),
        DICE_B("Dice of B", true),
        DELTA_TIME("Delta time", false),
        TIME_A("Time of A", false),
        TIME_B("Time of B", false);

        private final String label;
        private final boolean ascendingFirst;

        Key(String label, boolean ascendingFirst) {
            this.label = label;
            this.ascendingFirst = ascendingFirst;
        }

        /** For a menu. */
        public String label() {
            return label;
        }

        /** In the direction that shows the worst images first. */
        public SortOrder order() {
            return new SortOrder(this, ascendingFirst);
        }

        /** Its number in a result; empty where undefined, and for what is known before a run. */
        public OptionalDouble of(ComparisonRow result) {
            return switch (this) {
                case NUMBER, NAME -> OptionalDouble.empty();
                case DELTA_IOU -> result.deltaIou();
                case DELTA_DICE -> result.deltaDice();
                case AGREEMENT -> result.agreement();
                case IOU_A -> result.iouA();
                case IOU_B -> result.iouB();
                case DICE_A -> result.diceA();
                case DICE_B -> result.diceB();
                case DELTA_TIME -> result.deltaMs();
                case TIME_A -> result.forwardMsA();
                case TIME_B -> result.forwardMsB();
            };
        }

        /** Whether it is known only after a run. */
        boolean ofResults() {
            return this != NUMBER && this != NAME;
        }
    }

    public SortOrder {
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("an order needs a key");
        }
    }

    public SortOrder(Key key, boolean ascending) {
        this(List.of(new By(key, ascending)));
    }

    /** The first key. */
    public Key key() {
        return keys.get(0).key();
    }

    /** Whether the first key's smallest values come first. */
    public boolean ascending() {
        return keys.get(0).ascending();
    }

    /** The first key the other way round. */
    public SortOrder reversed() {
        List<By> turned = new ArrayList<>(keys);
        turned.set(0, new By(key(), !ascending()));
        return new SortOrder(turned);
    }

    boolean needsResults() {
        return keys.stream().anyMatch(by -> by.key().ofResults());
    }

    /** Sorts rows by their results as they are now; no two have one number. */
    void sort(Row[] rows) {
        int numbers = Arrays.stream(rows).mapToInt(Row::number).max().orElse(0);
        double[][] values = new double[keys.size()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = values(rows, keys.get(i), numbers);
        }
        sortRoughly(rows, values[0]);
        Arrays.sort(rows, (first, second) -> {
            int a = first.number();
            int b = second.number();
            for (double[] value : values) {
                int compared = Double.compare(value[a - 1], value[b - 1]);
                if (compared != 0) {
                    return compared;
                }
            }
            return Integer.compare(a, b);
        });
    }

    /**
     * By the first key, but for its last bits, in whose place the numbers stand: sorting plain longs takes a fifth of the
     * time that objects take, and little is left to do for the comparator.
     */
    private static void sortRoughly(Row[] rows, double[] values) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(values.length);
        Row[] byNumber = new Row[values.length];
        long[] packed = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            int at = rows[i].number() - 1;
            byNumber[at] = rows[i];
            long value = Double.doubleToLongBits(values[at]);
            // Below 0, doubles are stored by size and sign: the larger the size, the smaller the number.
            long sortable = value ^ ((value >> (Long.SIZE - 1)) & Long.MAX_VALUE);
            packed[i] = ((sortable >> bits) << bits) | at;
        }
        Arrays.sort(packed);
        for (int i = 0; i < rows.length; i++) {
            rows[i] = byNumber[(int) (packed[i] & ((1L << bits) - 1))];
        }
    }

    /** What to compare, smallest first, by the rows' numbers. NaN, which Java puts last, is for the undefined. */
    private static double[] values(Row[] rows, By by, int numbers) {
        double[] values = by.key() == Key.NAME ? placesByName(rows, numbers) : new double[numbers];
        for (Row row : rows) {
            int at = row.number() - 1;
            double value =
                    switch (by.key()) {
                        case NUMBER -> row.number();
                        case NAME -> values[at];
                        default -> row.value(by.key());
                    };
            // Java tells 0 and -0 apart; their sum is 0.
            values[at] = (by.ascending() ? value : -value) + 0.0;
        }
        return values;
    }

    /** In natural order, which is that of the numbers in a dataset: looking costs little, sorting 100,000 names does. */
    private static double[] placesByName(Row[] rows, int numbers) {
        Row[] byName = rows.clone();
        Arrays.sort(byName, Comparator.comparingInt(Row::number));
        if (!isByName(byName)) {
            Arrays.sort(byName, Comparator.comparing(Row::name, NaturalOrder.INSTANCE));
        }
        double[] places = new double[numbers];
        for (int i = 0; i < byName.length; i++) {
            places[byName[i].number() - 1] = i;
        }
        return places;
    }

    private static boolean isByName(Row[] rows) {
        for (int i = 1; i < rows.length; i++) {
            if (NaturalOrder.INSTANCE.compare(rows[i - 1].name(), rows[i].name()) > 0) {
                return false;
            }
        }
        return true;
    }

    /** As a word that {@link #parse} understands. */
    @Override
    public String toString() {
        return keys.stream()
                .map(by -> (by.ascending() ? "" : DOWN) + by.key().name())
                .collect(Collectors.joining(" "));
    }

    /** @throws IllegalArgumentException if it is no order */
    public static SortOrder parse(String text) {
        List<By> keys = new ArrayList<>();
        for (String word : text.split(" ", -1)) {
            boolean down = word.startsWith(DOWN);
            keys.add(new By(Key.valueOf(down ? word.substring(DOWN.length()) : word), !down));
        }
        return new SortOrder(keys);
    }
}
