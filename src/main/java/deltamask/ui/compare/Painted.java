package deltamask.ui.compare;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All panes of a view, painted.
 *
 * @param order what was painted
 * @param panes by what they show
 * @param legend what the colours mean
 * @param note more words for it
 */
record Painted(Order order, Map<Slot, Pane> panes, List<LegendEntry> legend, String note) {
    /** What to paint. */
    record Order(Subject subject, Mode mode, Look look, List<Slot> slots, View view) {
        /** The same of another part. */
        Order with(View other) {
            return new Order(subject, mode, look, slots, other);
        }

        /** Whether the same is painted, or more of it. */
        boolean covers(Order other) {
            return subject == other.subject
                    && mode == other.mode
                    && look.equals(other.look)
                    && slots.equals(other.slots)
                    && view.covers(other.view);
        }

        /** Whether equal layers look the same. */
        boolean paintsLike(Order other) {
            return view.equals(other.view)
                    && look.equals(other.look)
                    && subject.image().equals(other.subject.image());
        }
    }

    /**
     * One pane.
     *
     * @param base the photograph; empty where it is hidden
     * @param sheets laid over it, at most two
     * @param missing why there is nothing to be seen; empty where there is
     */
    record Pane(Optional<Picture> base, List<Sheet> sheets, Optional<String> missing) {}

    /**
     * Paints; in the background. What the former painting shows as well is taken over from it, so that JavaFX does not
     * paint that again either.
     */
    static Painted of(Order order, Optional<Painted> former) {
        List<Sheet> known = former.filter(one -> one.order.paintsLike(order)).stream()
                .flatMap(one -> one.panes.values().stream())
                .flatMap(pane -> pane.sheets().stream())
                .toList();
        Map<Slot, Pane> panes = new EnumMap<>(Slot.class);
        for (Slot slot : order.slots()) {
            panes.put(slot, pane(order, slot, known));
        }
        Subject subject = order.subject();
        return new Painted(
                order,
                panes,
                order.mode().legend(subject, order.look()),
                order.mode().note(subject));
    }

    private static Pane pane(Order order, Slot slot, List<Sheet> known) {
        Subject subject = order.subject();
        Optional<String> missing = order.mode().missing(slot, subject);
        if (missing.isPresent()) {
            return new Pane(Optional.empty(), List.of(), missing);
        }
        Picture image = subject.image().value().orElseThrow();
        List<Sheet> sheets = order.mode().layers(slot, subject, order.look()).stream()
                .map(layer -> known.stream()
                        .filter(sheet -> sheet.layer().equals(layer))
                        .findFirst()
                        .orElseGet(() ->
                                SheetPainter.paint(layer, order.view(), order.look(), image.width(), image.height())))
                .toList();
        return new Pane(base(order, slot, image), sheets, missing);
    }

    private static Optional<Picture> base(Order order, Slot slot, Picture image) {
        if (slot == Slot.IMAGE) {
            return Optional.of(image);
        }
        return switch (order.mode().backdrop(slot, order.look())) {
            case COLOUR -> Optional.of(image);
            case GREY -> Optional.of(order.subject().grey());
            case HIDDEN -> Optional.empty();
        };
    }
}
