package deltamask.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import deltamask.dataset.Dataset;
import deltamask.dataset.RgbImage;
import deltamask.dataset.Sample;
import deltamask.dataset.TruthFormat;
import deltamask.mask.Classes;
import deltamask.mask.Foreground;
import deltamask.mask.Maps;
import deltamask.mask.MaskColours;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What is taken over from the painting before. */
class PaintedTest {
    private static final List<Slot> SLOTS = List.of(Slot.IMAGE, Slot.TRUTH, Slot.A, Slot.B);
    private static final View VIEW = new View(0, 0, 4, 1, 2, 1);
    private static final Part<Mask> B = mask("1100");
    private static final Subject SUBJECT = subject();
    private static final Painted FORMER = paint(SUBJECT, Look.DEFAULT, VIEW, Optional.empty());

    private static Part<Mask> mask(String labels) {
        return Part.of(new Mask(Maps.of(labels), Foreground.any(), OptionalInt.empty(), Classes.UNKNOWN, false));
    }

    private static Subject subject() {
        Part<Picture> image = Part.of(Picture.of(new RgbImage(4, 1, new int[4])));
        Sample sample = new Sample(1, "x.png", Path.of("set", "x.png"), Optional.empty());
        Dataset dataset = new Dataset(Path.of("set"), "set", List.of(sample), TruthFormat.AUTO, List.of());
        return new Subject(new Wanted(dataset, sample, null, null), image, mask("0110"), mask("0111"), B);
    }

    private static Painted paint(Subject subject, Look look, View view, Optional<Painted> former) {
        return Painted.of(new Painted.Order(subject, new SideBySide(), look, SLOTS, view), former);
    }

    private static Sheet sheet(Painted painted, Slot slot) {
        return painted.panes().get(slot).sheets().get(0);
    }

    @Test
    void anotherMaskOfAIsPaintedAloneAndTheRestTakenOver() {
        Painted now = paint(SUBJECT.with(mask("0011"), B), Look.DEFAULT, VIEW, Optional.of(FORMER));
        assertThat(sheet(now, Slot.TRUTH)).isSameAs(sheet(FORMER, Slot.TRUTH));
        assertThat(sheet(now, Slot.B)).isSameAs(sheet(FORMER, Slot.B));
        assertThat(sheet(now, Slot.A)).isNotSameAs(sheet(FORMER, Slot.A));
        assertThat(sheet(now, Slot.A).layer().labels()).isEqualTo(Maps.of("0011"));
    }

    @Test
    void inOtherColoursAllIsPaintedAnew() {
        Look other = new Look(MaskColours.RANDOM, false, 2, Backdrop.COLOUR);
        assertNothingTakenOver(paint(SUBJECT, other, VIEW, Optional.of(FORMER)));
    }

    @Test
    void asContoursAllIsPaintedAnew() {
        Look contours = new Look(MaskColours.BLUE, true, 2, Backdrop.COLOUR);
        assertNothingTakenOver(paint(SUBJECT, contours, VIEW, Optional.of(FORMER)));
    }

    @Test
    void atAnotherZoomAllIsPaintedAnew() {
        assertNothingTakenOver(paint(SUBJECT, Look.DEFAULT, new View(0, 0, 4, 1, 3, 1), Optional.of(FORMER)));
    }

    @Test
    void ofAnotherImageNothingIsTakenOver() {
        assertNothingTakenOver(paint(subject(), Look.DEFAULT, VIEW, Optional.of(FORMER)));
    }

    private static void assertNothingTakenOver(Painted now) {
        for (Slot slot : List.of(Slot.TRUTH, Slot.A, Slot.B)) {
            assertThat(sheet(now, slot)).isNotSameAs(sheet(FORMER, slot));
        }
    }
}
