package deltamask.ui.common;

import deltamask.comparison.ComparisonRow;
import deltamask.metrics.Confusion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** How the scores of an image were counted, with the numbers filled in. */
public final class ScoreText {
    private ScoreText() {}

    /** All of them, and what there is to be said of the image. */
    public static String of(ComparisonRow row) {
        List<String> parts = new ArrayList<>();
        if (row.a().isPresent() || row.b().isPresent()) {
            parts.add("IoU = tp / (tp + fp + fn), Dice = 2 tp / (2 tp + fp + fn), counted in pixels against the truth");
            row.a().ifPresent(count -> parts.add(side("A", count, row.iouA())));
            row.b().ifPresent(count -> parts.add(side("B", count, row.iouB())));
            if (row.scored()) {
                parts.add("Delta, B minus A: " + Numbers.exact(row.deltaIou()));
            }
        } else {
            parts.add("There is no score: the image has no truth, or no mask");
        }
        agreement(row.both(), row.agreement()).ifPresent(parts::add);
        if (!row.note().isEmpty()) {
            parts.add(row.note());
        }
        return String.join("\n\n", parts);
    }

    private static String side(String name, Confusion count, OptionalDouble iou) {
        return name + ":  tp " + Numbers.thousands(count.tp()) + ",  fp " + Numbers.thousands(count.fp()) + ",  fn "
                + Numbers.thousands(count.fn()) + ",  tn " + Numbers.thousands(count.tn()) + "\n" + formula(count, iou);
    }

    /** @param iou by the rule for empty masks, which the formula does not know */
    private static String formula(Confusion count, OptionalDouble iou) {
        String fraction = count.tp() + " / (" + count.tp() + " + " + count.fp() + " + " + count.fn() + ")";
        return count.bothEmpty()
                ? "IoU = " + fraction + ": both masks are empty, "
                        + (iou.isEmpty() ? "so there is no score" : "which counts as " + Numbers.exact(iou))
                : "IoU = " + fraction + " = " + Numbers.exact(iou);
    }

    private static Optional<String> agreement(Optional<Confusion> both, OptionalDouble agreement) {
        return both.map(count -> "Agreement, IoU of A and B:  " + count.tp() + " / (" + count.tp() + " + " + count.fp()
                + " + " + count.fn() + ") = " + Numbers.exact(agreement));
    }
}
