package deltamask.ui.gallery;

import deltamask.comparison.ComparisonRow;
import deltamask.ui.common.Numbers;
import deltamask.ui.common.Row;
import deltamask.ui.common.SortOrder;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The table's columns, in their first order. Those that are shown first fit beside the pictures: Dice says what IoU says,
 * and notes are in the list of problems too.
 */
enum Column {
    NUMBER("#", "number", SortOrder.Key.NUMBER, 40, true),
    NAME("Image", "image", SortOrder.Key.NAME, 96, true),
    STATUS("Status", "status", null, 64, false),
    IOU_A("IoU A", "iou_a", SortOrder.Key.IOU_A, 66, true),
    IOU_B("IoU B", "iou_b", SortOrder.Key.IOU_B, 66, true),
    DELTA_IOU("Δ IoU", "delta_iou", SortOrder.Key.DELTA_IOU, 66, true),
    DICE_A("Dice A", "dice_a", SortOrder.Key.DICE_A, 76, false),
    DICE_B("Dice B", "dice_b", SortOrder.Key.DICE_B, 76, false),
    DELTA_DICE("Δ Dice", "delta_dice", SortOrder.Key.DELTA_DICE, 76, false),
    AGREEMENT("Agreement", "agreement", SortOrder.Key.AGREEMENT, 97, true),
    TIME_A("ms A", "forward_ms_a", SortOrder.Key.TIME_A, 58, true),
    TIME_B("ms B", "forward_ms_b", SortOrder.Key.TIME_B, 58, true),
    DELTA_TIME("Δ ms", "delta_ms", SortOrder.Key.DELTA_TIME, 58, true),
    NOTE("Note", "note", null, 220, false);

    private final String title;
    private final String csvName;
    private final SortOrder.Key key;
    private final double width;
    private final boolean shownFirst;

    /**
     * @param csvName as in comparison.csv
     * @param key what it is sorted by; null where it is not
     */
    Column(String title, String csvName, SortOrder.Key key, double width, boolean shownFirst) {
        this.title = title;
        this.csvName = csvName;
        this.key = key;
        this.width = width;
        this.shownFirst = shownFirst;
    }

    String title() {
        return title;
    }

    String csvName() {
        return csvName;
    }

    Optional<SortOrder.Key> key() {
        return Optional.ofNullable(key);
    }

    double width() {
        return width;
    }

    boolean shownFirst() {
        return shownFirst;
    }

    boolean isNumber() {
        return key != null && this != NAME;
    }

    boolean isDelta() {
        return this == DELTA_IOU || this == DELTA_DICE;
    }

    /** Whether it is counted in pixels. */
    boolean isScore() {
        return switch (this) {
            case IOU_A, IOU_B, DELTA_IOU, DICE_A, DICE_B, DELTA_DICE, AGREEMENT -> true;
            default -> false;
        };
    }

    /** Its number in a row's result; empty where it has none. */
    OptionalDouble value(Row row) {
        double value = key == null ? Double.NaN : row.value(key);
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** As the table shows it. */
    String words(Row row) {
        ComparisonRow result = row.result();
        return switch (this) {
            case NUMBER -> Integer.toString(row.number());
            case NAME -> row.name();
            case STATUS -> status(result);
            case NOTE -> result == null ? "" : result.note();
            default -> {
                if (result == null) {
                    yield "";
                }
                boolean failed = isDelta() && result.status() == ComparisonRow.Status.FAILED;
                yield failed ? "failed" : number(value(row));
            }
        };
    }

    private String number(OptionalDouble value) {
        return switch (this) {
            case DELTA_IOU, DELTA_DICE -> Numbers.delta(value);
            case TIME_A, TIME_B -> Numbers.milliseconds(value);
            case DELTA_TIME -> Numbers.deltaMilliseconds(value);
            default -> Numbers.score(value);
        };
    }

    /** In full precision; empty where it is undefined. */
    String exact(Row row) {
        if (!isNumber() || this == NUMBER) {
            return words(row);
        }
        OptionalDouble value = value(row);
        return value.isEmpty() ? "" : Double.toString(value.getAsDouble());
    }

    private static String status(ComparisonRow result) {
        return result == null ? "" : result.status().name().toLowerCase(Locale.ROOT);
    }
}
