package deltamask.ui.compare;

import deltamask.mask.HeatColours;
import deltamask.mask.Thickness;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How thick the disagreement is: rims stay cool, what is missing as a whole glows. */
final class Heat implements Mode {
    private static final int[] MARKS = {1, 4, 16, 64};

    @Override
    public String title() {
        return "Disagreement heat";
    }

    @Override
    public String says() {
        return "How deep a pixel lies inside a disagreement of A and B: rims stay cool, thick ones glow";
    }

    @Override
    public boolean joined() {
        return true;
    }

    @Override
    public List<Layer> layers(Slot slot, Subject subject, Look look) {
        return slot == Slot.BOTH
                ? List.of(new Layer(Layer.Kind.FINDINGS, subject.thickness().levels(), HeatColours.palette()))
                : Mode.super.layers(slot, subject, look);
    }

    /** Colours mean depth here: those of the photograph would be taken for it. */
    @Override
    public Backdrop backdrop(Slot slot, Look look) {
        return slot == Slot.BOTH && look.backdrop() == Backdrop.COLOUR ? Backdrop.GREY : look.backdrop();
    }

    @Override
    public List<LegendEntry> legend(Subject subject, Look look) {
        if (subject.between().isEmpty()) {
            return List.of();
        }
        double largest = subject.thickness().largest();
        List<LegendEntry> entries = new ArrayList<>();
        for (int pixels : MARKS) {
            if (pixels <= largest) {
                entries.add(entry(pixels, pixels + (pixels == Thickness.HOTTEST ? " px and more" : " px")));
            }
        }
        if (largest > 0 && largest < Thickness.HOTTEST) {
            entries.add(entry(largest, String.format(Locale.ROOT, "%.1f px, the deepest", largest)));
        }
        return entries;
    }

    private static LegendEntry entry(double pixels, String words) {
        return new LegendEntry(HeatColours.rgb((Thickness.level(pixels) - 1) / 254.0), words);
    }

    @Override
    public String note(Subject subject) {
        if (subject.between().isEmpty()) {
            return "";
        }
        double largest = subject.thickness().largest();
        if (Double.isInfinite(largest)) {
            return "A and B agree nowhere";
        }
        return largest >= Thickness.HOTTEST
                ? String.format(Locale.ROOT, "to the nearest pixel where A and B agree; the deepest %.1f px", largest)
                : "to the nearest pixel where A and B agree";
    }
}
