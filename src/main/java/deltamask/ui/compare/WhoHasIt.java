package deltamask.ui.compare;

import deltamask.mask.Difference;
import deltamask.mask.Palette;
import java.util.ArrayList;
import java.util.List;

/** What only A has, what only B has, and what both have. */
final class WhoHasIt implements Mode {
    private static final int A_ONLY = 0x56B4E9;
    private static final int B_ONLY = 0xE69F00;
    private static final int BOTH = 0xD0D4DA;
    private static final int OTHER_CLASS = 0xCC79A7;
    private static final Palette PALETTE = Palette.of(label -> switch (label) {
        case Difference.A_ONLY -> 0xFF000000 | A_ONLY;
        case Difference.B_ONLY -> 0xFF000000 | B_ONLY;
        case Difference.BOTH -> 0xFF000000 | BOTH;
        case Difference.OTHER_CLASS -> 0xFF000000 | OTHER_CLASS;
        default -> 0;
    });

    @Override
    public String title() {
        return "A only, B only, both";
    }

    @Override
    public String says() {
        return "What only A has, what only B has, and what both have";
    }

    @Override
    public boolean joined() {
        return true;
    }

    @Override
    public List<Layer> layers(Slot slot, Subject subject, Look look) {
        return slot == Slot.BOTH
                ? List.of(new Layer(Layer.Kind.FINDINGS, subject.between().orElseThrow(), PALETTE))
                : Mode.super.layers(slot, subject, look);
    }

    @Override
    public List<LegendEntry> legend(Subject subject, Look look) {
        return subject.betweenCounts().map(WhoHasIt::legend).orElse(List.of());
    }

    private static List<LegendEntry> legend(long[] counts) {
        List<LegendEntry> entries = new ArrayList<>();
        entries.add(LegendEntry.counted(A_ONLY, "A only", counts[Difference.A_ONLY]));
        entries.add(LegendEntry.counted(B_ONLY, "B only", counts[Difference.B_ONLY]));
        entries.add(LegendEntry.counted(BOTH, "both", counts[Difference.BOTH]));
        if (counts[Difference.OTHER_CLASS] > 0) {
            entries.add(LegendEntry.counted(OTHER_CLASS, "both, two classes", counts[Difference.OTHER_CLASS]));
        }
        return entries;
    }
}
