package deltamask.ui.compare;

import deltamask.mask.Difference;
import deltamask.mask.Palette;
import deltamask.ui.common.Numbers;
import deltamask.ui.common.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What A and B find, invent and miss of the truth. */
final class AgainstTruth implements Mode {
    private static final int HIT = 0x009E73;
    private static final int INVENTED = 0xD55E00;
    private static final int MISSED = 0x56B4E9;
    private static final int IGNORED = 0x808080;
    private static final Palette PALETTE = Palette.of(label -> switch (label) {
        case Difference.TRUE_POSITIVE -> 0xFF000000 | HIT;
        case Difference.FALSE_POSITIVE -> 0xFF000000 | INVENTED;
        case Difference.FALSE_NEGATIVE -> 0xFF000000 | MISSED;
        case Difference.IGNORED -> 0xFF000000 | IGNORED;
        default -> 0;
    });

    @Override
    public String title() {
        return "Against the truth";
    }

    @Override
    public String says() {
        return "What A and B find (TP), invent (FP) and miss (FN) of the truth";
    }

    @Override
    public boolean joined() {
        return false;
    }

    @Override
    public Optional<String> missing(Slot slot, Subject subject) {
        return slot.missing(subject).or(() -> slot.side().flatMap(side -> Slot.TRUTH.missing(subject)));
    }

    @Override
    public List<Layer> layers(Slot slot, Subject subject, Look look) {
        return slot.side()
                .map(side -> List.of(
                        new Layer(Layer.Kind.FINDINGS, subject.judged(side).orElseThrow(), PALETTE)))
                .orElseGet(() -> Mode.super.layers(slot, subject, look));
    }

    @Override
    public List<LegendEntry> legend(Subject subject, Look look) {
        if (subject.judged(Side.A).isEmpty() && subject.judged(Side.B).isEmpty()) {
            return List.of();
        }
        List<LegendEntry> entries = new ArrayList<>();
        entries.add(entry(subject, HIT, "TP", Difference.TRUE_POSITIVE));
        entries.add(entry(subject, INVENTED, "FP", Difference.FALSE_POSITIVE));
        entries.add(entry(subject, MISSED, "FN", Difference.FALSE_NEGATIVE));
        boolean ignores = List.of(Side.A, Side.B).stream()
                .anyMatch(side -> count(subject, side, Difference.IGNORED).orElse(0L) > 0);
        if (ignores) {
            entries.add(entry(subject, IGNORED, "ignored", Difference.IGNORED));
        }
        return entries;
    }

    private static LegendEntry entry(Subject subject, int rgb, String name, int label) {
        StringBuilder text = new StringBuilder(name);
        String gap = "  ";
        for (Side side : Side.values()) {
            Optional<Long> count = count(subject, side, label);
            if (count.isPresent()) {
                text.append(gap).append(side).append(' ').append(Numbers.thousands(count.get()));
                gap = " · ";
            }
        }
        return new LegendEntry(rgb, text.toString());
    }

    private static Optional<Long> count(Subject subject, Side side, int label) {
        return subject.judgedCounts(side).map(counts -> counts[label]);
    }
}
