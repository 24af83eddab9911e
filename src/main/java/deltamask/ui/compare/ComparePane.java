package deltamask.ui.compare;

import deltamask.comparison.ComparisonRow;
import deltamask.report.OverlayLook;
import deltamask.ui.common.Actions;
import deltamask.ui.common.Choosers;
import deltamask.ui.common.Latest;
import deltamask.ui.common.Nodes;
import deltamask.ui.common.Numbers;
import deltamask.ui.common.Results;
import deltamask.ui.common.Row;
import deltamask.ui.common.Rows;
import deltamask.ui.common.Session;
import deltamask.ui.common.Settings;
import deltamask.ui.common.Side;
import deltamask.ui.common.Tasks;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.Property;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The selected image: as it is, with its truth, with A's mask and with B's, under one zoom. */
public final class ComparePane extends VBox {
    private final Session session;
    private final Latest reading;
    private final Latest painting;
    private final Latest finding;
    private final ReadAhead ahead;
    private final Camera camera = new Camera();
    private final ViewState state;
    private final Panes panes;
    private final Header header;
    private final Walker walker = new Walker(camera);
    private final LegendBar legend = new LegendBar();
    private final Label readOut = Nodes.label("", "read-out");
    private final HBox legendRow;
    private final WhatIf whatIf;
    private final ChangeListener<ComparisonRow> landed = (property, old, now) -> refresh();
    private final Map<Slot, BooleanProperty> savable = new EnumMap<>(Slot.class);
    private final BooleanProperty canAsk = new SimpleBooleanProperty(this, "canAsk");
    private Wanted wanted;
    private Subject shown;
    private Painted.Order ordered;
    private Optional<Painted> painted = Optional.empty();
    private int lastIndex;
    private int lastStep = 1;

    public ComparePane(Session session, Tasks tasks, Actions actions, Settings settings, Choosers choosers) {
        this.session = session;
        this.reading = new Latest(tasks, Tasks.Lane.PICTURES);
        this.painting = new Latest(tasks, Tasks.Lane.PAINTING);
        this.finding = new Latest(tasks, Tasks.Lane.AHEAD);
        this.ahead = new ReadAhead(tasks, SubjectReader::read);
        this.state = new ViewState(settings);
        this.panes = new Panes(camera, state, this::requestFocus);
        this.header = new Header(session.rows());
        getStyleClass().add("compare-pane");
        setId("compare");
        setFocusTraversable(true);
        setAccessibleText("Image, truth, A and B side by side");
        setVgrow(panes.grid(), Priority.ALWAYS);
        MenuButton more = Nodes.button(new MenuButton(), "more", "fth-more-horizontal", "More to do with the pictures");
        ViewControls controls = new ViewControls(camera, state, more);
        ModeTools tools = new ModeTools(state);
        legendRow = Nodes.row("legend-row", tools, legend);
        this.whatIf = new WhatIf(tasks, this::change);
        readOut.setId("readout");
        readOut.setMinWidth(0);
        readOut.setTooltip(new Tooltip("The pixel under the cursor: place, colour, class in truth, A and B.\n"
                + "While the what-if threshold (T) is open also how probable foreground is,"
                + " where a model tells."));
        getChildren()
                .addAll(
                        header,
                        panes.grid(),
                        Nodes.row("read-out-row", readOut, Nodes.spacer(), walker),
                        legendRow,
                        whatIf,
                        controls);
        CompareActions own = new CompareActions(
                state, camera, controls, tools, walker, header, new PictureExport(session, tasks, choosers), this);
        own.addTo(actions);
        own.fill(more);
        new CompareKeys(session.rows(), own, controls, state).listenOn(this);
        listen();
        refresh();
    }

    private void listen() {
        Rows rows = session.rows();
        rows.selectedProperty().addListener((property, old, now) -> select(old, now));
        session.resultsProperty().addListener((property, old, now) -> {
            if (old != null && (now == null || !old.folder().equals(now.folder()))) {
                whatIf.close();
            }
            refresh();
        });
        session.datasetProperty().addListener((property, old, now) -> {
            whatIf.close();
            ahead.clear();
        });
        // Another process at work would spoil the times that are measured.
        session.machine().takenProperty().addListener((property, old, now) -> whatIf.close());
        camera.revisionProperty().addListener((property, old, now) -> repaint());
        for (Property<?> property : state.painted()) {
            property.addListener((observed, old, now) -> {
                repaint();
                tell();
                tellSavable();
            });
        }
        state.shareProperty().addListener((property, old, now) -> panes.blend());
        state.showBProperty().addListener((property, old, now) -> {
            panes.blend();
            tell();
        });
        panes.pixelProperty().addListener((property, old, now) -> readOut(now));
    }

    private void select(Row old, Row now) {
        if (old != null) {
            old.resultProperty().removeListener(landed);
        }
        if (now != null) {
            now.resultProperty().addListener(landed);
        }
        refresh();
    }

    private Wanted wanted(Row row) {
        return new Wanted(session.dataset(), row.sample(), row.result(), session.results());
    }

    private void refresh() {
        Row row = session.rows().selected();
        header.show(row);
        if (row == null || session.dataset() == null) {
            reading.cancel();
            wanted = null;
            clear("No image selected");
            tell();
            return;
        }
        Wanted now = wanted(row);
        tell();
        if (now.same(wanted)) {
            return;
        }
        boolean sameImage = now.sameImage(wanted);
        wanted = now;
        ahead.cancel();
        var known = ahead.get(now);
        if (known.isPresent()) {
            reading.cancel();
            show(known.get());
            return;
        }
        if (!sameImage) {
            // The former image's pictures must not stand under the new one's name.
            clear("");
        }
        Subject former = ahead.sameImage(now).orElse(null);
        reading.start(
                () -> SubjectReader.read(now, former),
                this::show,
                failure -> clear(SubjectReader.unshown(now, failure)));
    }

    private void clear(String words) {
        painting.cancel();
        finding.cancel();
        shown = null;
        ordered = null;
        painted = Optional.empty();
        panes.get(Slot.IMAGE).setMeta("");
        panes.say(words);
        walker.show(null, List.of());
        showLegend(List.of(), "");
        readOut(null);
        tellSavable();
    }

    private void show(Subject subject) {
        ahead.put(subject);
        show(subject, shown != null && shown.wanted().sameImage(subject.wanted()));
        whatIf.take(subject);
    }

    /** Shows the same sample with other masks. */
    private void change(Subject subject) {
        if (shown != null && shown.wanted().same(subject.wanted())) {
            show(subject, true);
        }
    }

    /** Opens what another threshold would do, or closes it. */
    void toggleWhatIf() {
        if (whatIf.isOpen()) {
            whatIf.close();
        } else if (session.machine().isTaken()) {
            session.problem(session.machine().refusal("ask the models when it is through"));
        } else {
            whatIf.open(session.results(), shown);
        }
    }

    /** Whether the models can be asked about the image on screen. */
    ReadOnlyBooleanProperty canAskProperty() {
        return canAsk;
    }

    private void show(Subject subject, boolean sameImage) {
        if (!subject.image().isThere()) {
            clear("");
            panes.get(Slot.IMAGE).say(subject.image().reason());
            panes.arrange(List.of(Slot.IMAGE));
            session.setCompared(session.rows().selected());
            return;
        }
        Picture image = subject.image().value().orElseThrow();
        shown = subject;
        if (!sameImage) {
            panes.showBase(image);
        }
        panes.showMap(image);
        panes.get(Slot.IMAGE).setMeta(image.width() + " × " + image.height() + " pixels");
        camera.setImage(image.width(), image.height());
        repaint();
        readOut(panes.pixelProperty().get());
        tellSavable();
    }

    /** Reads the images that the next key may ask for. */
    private void readNext() {
        List<Row> rows = session.rows().shown();
        int at = rows.indexOf(session.rows().selected());
        if (at != lastIndex) {
            lastStep = at < lastIndex ? -1 : 1;
            lastIndex = at;
        }
        List<Wanted> next = new ArrayList<>();
        for (int places : new int[] {lastStep, -lastStep, 2 * lastStep}) {
            if (at >= 0 && at + places >= 0 && at + places < rows.size()) {
                next.add(wanted(rows.get(at + places)));
            }
        }
        ahead.read(next);
    }

    /** Paints what is to be seen, where that is not done or under way. */
    private void repaint() {
        if (shown == null || camera.isEmpty()) {
            return;
        }
        Mode mode = state.mode();
        Slot reference = shown.truth().isThere() ? Slot.TRUTH : Slot.IMAGE;
        Layout layout = state.layoutProperty().get();
        List<Slot> slots = shown.wanted().result() == null
                ? layout.slotsWithoutResult(reference)
                : layout.slots(mode.joined(), state.aloneProperty().get(), reference);
        View view = camera.view(Devices.scale(this));
        Painted.Order order = new Painted.Order(shown, mode, state.look(), slots, view);
        if (ordered != null && ordered.covers(order)) {
            return;
        }
        Painted.Order more = order.with(view.withMargin(camera.imageWidth(), camera.imageHeight()));
        ordered = more;
        Optional<Painted> former = painted;
        painting.start(() -> Painted.of(more, former), this::show, failure -> {
            ordered = null;
            panes.say("Cannot be painted");
        });
    }

    private void show(Painted now) {
        painted = Optional.of(now);
        panes.show(now);
        session.setCompared(session.rows().selected());
        showLegend(now.legend(), now.note());
        // Not before: what is waited for has the processor first.
        findRegions(now.order().subject());
        readNext();
    }

    private void findRegions(Subject subject) {
        if (subject == shown && !walker.isOf(subject)) {
            finding.start(
                    subject::regions,
                    regions -> walker.show(subject, regions),
                    failure -> walker.show(subject, List.of()));
        }
    }

    private void showLegend(List<LegendEntry> entries, String note) {
        legend.show(entries, note);
        Nodes.show(legendRow, !entries.isEmpty() || state.mode().tool() != Mode.Tool.NONE);
    }

    private void readOut(Point2D pixel) {
        readOut.setText(
                pixel == null || shown == null
                        ? ""
                        : ReadOut.of(shown, (int) pixel.getX(), (int) pixel.getY(), whatIf.chances()));
    }

    /** Writes what stands above and below the pictures. */
    private void tell() {
        Results results = session.results();
        Row row = session.rows().selected();
        ComparisonRow result = row == null ? null : row.result();
        name(panes.get(Slot.A), Side.A, results);
        name(panes.get(Slot.B), Side.B, results);
        PicturePane both = panes.get(Slot.BOTH);
        switch (state.mode().tool()) {
            case BLINK -> name(both, state.showBProperty().get() ? Side.B : Side.A, results);
            case SHARE -> both.setTitle(state.mode().title() + ": A | B");
            case NONE -> both.setTitle(state.mode().title());
        }
        boolean none = result == null;
        panes.get(Slot.A).setMeta(none ? "" : meta(result.iouA(), result.forwardMsA()));
        panes.get(Slot.B).setMeta(none ? "" : meta(result.iouB(), result.forwardMsB()));
        both.setMeta(none || result.agreement().isEmpty() ? "" : "Agreement " + Numbers.score(result.agreement()));
    }

    private static void name(PicturePane pane, Side side, Results results) {
        if (results == null) {
            pane.setTitle(side.name());
        } else {
            String a = results.a().name();
            String b = results.b().name();
            pane.setTitle(side + "  ", side == Side.A ? a : b, List.of(a, b));
        }
    }

    private String meta(OptionalDouble iou, OptionalDouble milliseconds) {
        if (state.mode().wholeMilliseconds()) {
            return milliseconds.isEmpty() ? "" : Math.round(milliseconds.getAsDouble()) + " ms";
        }
        String time = milliseconds.isEmpty() ? "" : Numbers.milliseconds(milliseconds) + " ms";
        String score = iou.isEmpty() ? "" : "IoU " + Numbers.score(iou);
        return score.isEmpty() || time.isEmpty() ? score + time : score + "  ·  " + time;
    }

    /** The picture that a slot shows, to be saved; null where there is none. */
    PictureExport.Wish wish(Slot slot) {
        if (shown == null || state.mode().missing(slot, shown).isPresent()) {
            return null;
        }
        Blend blend = state.blend();
        double cut = camera.imageX(blend.cut() * panes.get(Slot.BOTH).canvas().getWidth()) / camera.imageWidth();
        return new PictureExport.Wish(
                shown, state.mode(), slot, state.look(), state.opacityProperty().get(), blend, cut);
    }

    /** Whether there is a picture in a slot to be saved. */
    ReadOnlyBooleanProperty savableProperty(Slot slot) {
        return savable(slot);
    }

    private BooleanProperty savable(Slot slot) {
        return savable.computeIfAbsent(slot, none -> new SimpleBooleanProperty());
    }

    private void tellSavable() {
        canAsk.set(shown != null && shown.mask(Side.B).isThere());
        for (Slot slot : List.of(Slot.A, Slot.B, Slot.BOTH)) {
            savable(slot).set((slot != Slot.BOTH || state.mode().joined()) && wish(slot) != null);
        }
    }

    /** How masks are painted over images now. */
    public OverlayLook overlayLook() {
        return new OverlayLook(
                state.coloursProperty().get(), state.opacityProperty().get());
    }

    /** Ends what runs beside the window. */
    public void close() {
        whatIf.end();
    }

    /** What "copy the view" copies. */
    PictureGrid grid() {
        return panes.grid();
    }
}
