package deltamask.ui.compare;

import deltamask.mask.MaskColours;
import deltamask.mask.Palette;
import deltamask.ui.common.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Names the classes that the masks of a sample hold. */
final class ClassLegend {
    /** More would not be read. */
    private static final int MOST = 8;

    private ClassLegend() {}

    static List<LegendEntry> of(Subject subject, Look look) {
        List<Mask> masks = Stream.of(subject.mask(Side.A), subject.mask(Side.B), subject.truth())
                .flatMap(part -> part.value().stream())
                .filter(Mask::classIds)
                .toList();
        if (masks.isEmpty() || look.colours() == MaskColours.BLUE) {
            return List.of();
        }
        boolean[] present = present(masks);
        Mask first = masks.get(0);
        Palette palette = look.colours().ofClasses(first.foreground(), first.classes());
        List<LegendEntry> entries = new ArrayList<>();
        int more = 0;
        for (int label = 1; label < present.length; label++) {
            if (present[label] && entries.size() < MOST) {
                entries.add(new LegendEntry(palette.argb(label) & 0xFFFFFF, first.className(label)));
            } else if (present[label]) {
                more++;
            }
        }
        if (more > 0) {
            entries.add(new LegendEntry(0x808080, "and " + more + " more"));
        }
        return entries;
    }

    private static boolean[] present(List<Mask> masks) {
        boolean[] present = new boolean[256];
        for (Mask mask : masks) {
            long[] counts = mask.labels().histogram();
            for (int label = 0; label < counts.length; label++) {
                boolean ignored = mask.ignored().isPresent() && mask.ignored().getAsInt() == label;
                present[label] |= counts[label] > 0 && !ignored;
            }
        }
        return present;
    }
}
