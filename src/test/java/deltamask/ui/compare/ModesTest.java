package deltamask.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import deltamask.dataset.Dataset;
import deltamask.dataset.RgbImage;
import deltamask.dataset.Sample;
import deltamask.dataset.TruthFormat;
import deltamask.mask.Classes;
import deltamask.mask.Foreground;
import deltamask.mask.LabelMap;
import deltamask.mask.Maps;
import deltamask.mask.MaskColours;
import deltamask.mask.Palette;
import deltamask.ui.common.Side;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What each mode makes of a picture of four by one pixels. */
class ModesTest {
    private static final int GREY = 0xFF646464;
    private static final Classes CLASSES = Classes.named(List.of("background", "person", "dog"));
    private static final Part<Mask> TRUTH =
            Part.of(new Mask(Maps.of("0110"), Foreground.any(), OptionalInt.empty(), Classes.UNKNOWN, false));
    private static final Part<Mask> A = mask("0111");
    private static final Part<Mask> B = mask("1100");

    private static Part<Mask> mask(String labels) {
        return Part.of(new Mask(Maps.of(labels), Foreground.any(), OptionalInt.empty(), CLASSES, true));
    }

    private static Subject subject(Part<Mask> truth, Part<Mask> a, Part<Mask> b) {
        RgbImage image = new RgbImage(4, 1, new int[] {0x646464, 0x646464, 0x646464, 0x646464});
        Sample sample = new Sample(1, "x.png", Path.of("set", "x.png"), Optional.empty());
        Dataset dataset = new Dataset(Path.of("set"), "set", List.of(sample), TruthFormat.AUTO, List.of());
        return new Subject(new Wanted(dataset, sample, null, null), Part.of(Picture.of(image)), truth, a, b);
    }

    private static final Subject SUBJECT = subject(TRUTH, A, B);

    /** The pixels as saved, with masks at full strength. */
    private static int[] pixels(Mode mode, Slot slot, double share, boolean showB) {
        return pixels(mode, slot, Look.DEFAULT, mode.blend(share, showB));
    }

    private static int[] pixels(Mode mode, Slot slot, Look look, Blend blend) {
        return PictureExport.compose(new PictureExport.Wish(SUBJECT, mode, slot, look, 1, blend, blend.cut()));
    }

    private static final int BLUE = 0xFF000000 | Palette.SHOW_MASK_BLUE;

    @Test
    void sideBySideShowsEachMask() {
        Mode mode = new SideBySide();
        assertThat(pixels(mode, Slot.A, 0.5, false)).containsExactly(GREY, BLUE, BLUE, BLUE);
        assertThat(pixels(mode, Slot.B, 0.5, false)).containsExactly(BLUE, BLUE, GREY, GREY);
        assertThat(pixels(mode, Slot.TRUTH, 0.5, false)).containsExactly(GREY, BLUE, BLUE, GREY);
        assertThat(mode.layers(Slot.IMAGE, SUBJECT, Look.DEFAULT)).isEmpty();
    }

    @Test
    void wipeShowsALeftOfTheLineAndBRightOfIt() {
        assertThat(pixels(Shared.wipe(), Slot.BOTH, 0.5, false)).containsExactly(GREY, BLUE, GREY, GREY);
        assertThat(pixels(Shared.wipe(), Slot.BOTH, 0.75, false)).containsExactly(GREY, BLUE, BLUE, GREY);
        assertThat(pixels(Shared.wipe(), Slot.BOTH, 0, false)).containsExactly(BLUE, BLUE, GREY, GREY);
        assertThat(pixels(Shared.wipe(), Slot.BOTH, 1, false)).containsExactly(GREY, BLUE, BLUE, BLUE);
    }

    @Test
    void blinkShowsOneOrTheOther() {
        assertThat(pixels(new Blink(), Slot.BOTH, 0.5, false)).containsExactly(GREY, BLUE, BLUE, BLUE);
        assertThat(pixels(new Blink(), Slot.BOTH, 0.5, true)).containsExactly(BLUE, BLUE, GREY, GREY);
    }

    @Test
    void onionSkinFadesFromAToB() {
        assertThat(pixels(Shared.onionSkin(), Slot.BOTH, 0, false)).containsExactly(GREY, BLUE, BLUE, BLUE);
        assertThat(pixels(Shared.onionSkin(), Slot.BOTH, 1, false)).containsExactly(BLUE, BLUE, GREY, GREY);
        int[] half = pixels(Shared.onionSkin(), Slot.BOTH, 0.5, false);
        // Half of (30, 144, 255) and half of (100, 100, 100).
        assertThat(half[0]).isEqualTo(0xFF417AB1);
        assertThat(half[3]).isEqualTo(half[0]);
    }

    @Test
    void whoHasItCountsAndColoursTheThreeParts() {
        assertThat(pixels(new WhoHasIt(), Slot.BOTH, 0.5, false))
                .containsExactly(0xFFE69F00, 0xFFD0D4DA, 0xFF56B4E9, 0xFF56B4E9);
        assertThat(new WhoHasIt().legend(SUBJECT, Look.DEFAULT))
                .extracting(LegendEntry::text)
                .containsExactly("A only  2 px", "B only  1 px", "both  1 px");
    }

    @Test
    void twoClassesInOnePlaceAreCountedAloud() {
        Subject two = subject(TRUTH, mask("0120"), mask("0110"));
        assertThat(new WhoHasIt().legend(two, Look.DEFAULT))
                .extracting(LegendEntry::text)
                .containsExactly("A only  0 px", "B only  0 px", "both  1 px", "both, two classes  1 px");
        assertThat(two.regions()).hasSize(1);
    }

    @Test
    void againstTheTruthFindsInventsAndMisses() {
        Mode mode = new AgainstTruth();
        int hit = 0xFF009E73;
        int invented = 0xFFD55E00;
        int missed = 0xFF56B4E9;
        assertThat(pixels(mode, Slot.A, 0.5, false)).containsExactly(GREY, hit, hit, invented);
        assertThat(pixels(mode, Slot.B, 0.5, false)).containsExactly(invented, hit, missed, GREY);
        assertThat(mode.legend(SUBJECT, Look.DEFAULT))
                .extracting(LegendEntry::text)
                .containsExactly("TP  A 2 · B 1", "FP  A 1 · B 1", "FN  A 0 · B 1");
        Subject without = subject(Part.missing("No truth"), A, B);
        assertThat(mode.missing(Slot.A, without)).contains("No truth");
        assertThat(mode.missing(Slot.IMAGE, without)).isEmpty();
    }

    @Test
    void heatPaintsWhatDiffersOverGrey() {
        assertThat(pixels(new Heat(), Slot.BOTH, 0.5, false)[1]).isEqualTo(GREY);
        assertThat(pixels(new Heat(), Slot.BOTH, 0.5, false)[0]).isEqualTo(0xFF3B2F9E);
        assertThat(new Heat().note(SUBJECT)).isEqualTo("to the nearest pixel where A and B agree");
    }

    @Test
    void thePhonesLegendNamesOnlyClassesThatTheModelsHave() {
        assertThat(new AsOnThePhone().legend(SUBJECT, Look.DEFAULT))
                .extracting(LegendEntry::text)
                .containsExactly("dog", "person", "all else");
        Part<Mask> portrait = Part.of(new Mask(
                Maps.of("0110"),
                Foreground.any(),
                OptionalInt.empty(),
                Classes.named(List.of("background", "Person")),
                true));
        assertThat(new AsOnThePhone().legend(subject(TRUTH, portrait, portrait), Look.DEFAULT))
                .containsExactly(new LegendEntry(0xFF0000, "person"), new LegendEntry(0x000000, "all else"));
    }

    @Test
    void thePhoneShowsClassesOnBlackWhateverTheOpacity() {
        int black = 0xFF000000;
        int red = 0xFFFF0000;
        int[] pixels = PictureExport.compose(
                new PictureExport.Wish(SUBJECT, new AsOnThePhone(), Slot.A, Look.DEFAULT, 0.1, Blend.A_ALONE, 1));
        assertThat(pixels).containsExactly(black, red, red, red);
    }

    @Test
    void coloursFollowTheClasses() {
        Look phone = new Look(MaskColours.PHONE, false, 1, Backdrop.HIDDEN);
        assertThat(pixels(new SideBySide(), Slot.A, phone, Blend.A_ALONE))
                .containsExactly(0xFF000000, 0xFFFF0000, 0xFFFF0000, 0xFFFF0000);
        assertThat(new SideBySide().legend(SUBJECT, phone))
                .extracting(LegendEntry::text)
                .containsExactly("person");
        assertThat(new SideBySide().legend(SUBJECT, Look.DEFAULT)).isEmpty();
    }

    /** Class 0 is never painted, and what the card leaves out has VOC's colour. */
    @Test
    void aCardGivesItsClassesColours() {
        Classes own = new Classes(List.of("background", "road", "sky"), Map.of(0, 0x111111, 2, 0x3366FF));
        Palette palette = MaskColours.CARD.ofClasses(Foreground.any(), own);
        assertThat(palette.argb(0)).isZero();
        assertThat(palette.argb(1)).isEqualTo(0xFF800000);
        assertThat(palette.argb(2)).isEqualTo(0xFF3366FF);
    }

    @Test
    void aTruthWithoutClassesHasTheColourOfTheOneThatIsScored() {
        Mask person = new Mask(Maps.of("0"), Foreground.ids(Set.of(15)), OptionalInt.empty(), Classes.UNKNOWN, true);
        Palette palette = MaskColours.VOC.ofForeground(person.foreground(), person.classes());
        assertThat(palette.argb(1))
                .isEqualTo(MaskColours.VOC
                        .ofClasses(person.foreground(), person.classes())
                        .argb(15));
        assertThat(palette.argb(0)).isZero();
    }

    @Test
    void contourLeavesTheInside() {
        Look contour = new Look(MaskColours.BLUE, true, 1, Backdrop.COLOUR);
        assertThat(pixels(new SideBySide(), Slot.A, contour, Blend.A_ALONE)).containsExactly(GREY, BLUE, GREY, GREY);
    }

    @Test
    void countsAreThoseOfTheScores() {
        assertThat(SUBJECT.confusion(Side.A)).hasValueSatisfying(count -> {
            assertThat(count.tp()).isEqualTo(2);
            assertThat(count.fp()).isEqualTo(1);
            assertThat(count.fn()).isZero();
            assertThat(count.tn()).isEqualTo(1);
        });
    }

    @Test
    void masksOfAnotherSizeAreCountedAtTheTruthsAndStretchedOverTheImage() {
        Subject mixed = subject(
                Part.of(new Mask(Maps.of("01", "01"), Foreground.any(), OptionalInt.empty(), Classes.UNKNOWN, false)),
                A,
                mask("11"));
        assertThat(mixed.judged(Side.A).map(LabelMap::width)).contains(2);
        // Under the centres of its two columns A has its pixels 1 and 3.
        assertThat(mixed.confusion(Side.A).orElseThrow().tp()).isEqualTo(2);
        assertThat(mixed.confusion(Side.A).orElseThrow().fp()).isEqualTo(2);
        int[] pixels = PictureExport.compose(
                new PictureExport.Wish(mixed, new SideBySide(), Slot.TRUTH, Look.DEFAULT, 1, Blend.A_ALONE, 1));
        assertThat(pixels).containsExactly(GREY, GREY, BLUE, BLUE);
    }

    @Test
    void aMissingSideIsNamed() {
        Subject failed = subject(TRUTH, Part.missing("Failed: no memory"), B);
        assertThat(Shared.wipe().missing(Slot.BOTH, failed)).contains("A: Failed: no memory");
        assertThat(Shared.wipe().missing(Slot.B, failed)).isEmpty();
        assertThat(new WhoHasIt().legend(failed, Look.DEFAULT)).isEmpty();
        assertThat(new Heat().legend(failed, Look.DEFAULT)).isEmpty();
        assertThat(new AgainstTruth().legend(failed, Look.DEFAULT))
                .extracting(LegendEntry::text)
                .containsExactly("TP  B 1", "FP  B 1", "FN  B 1");
    }

    @Test
    void theReadOutNamesColourClassesAndChances() {
        Probabilities chances = new Probabilities(
                java.util.Map.of(Side.B, new Probabilities.Chances(4, 1, new float[] {0.9f, 0.75f, 0.25f, 0})));
        assertThat(ReadOut.of(SUBJECT, 2, 0, chances))
                .isEqualTo("x 2, y 0  ·  RGB 100 100 100  ·  truth foreground  ·  A person  ·  B background 0.250");
    }

    @Test
    void anotherThresholdMakesOtherMasks() {
        Probabilities chances = new Probabilities(
                java.util.Map.of(Side.B, new Probabilities.Chances(4, 1, new float[] {0.9f, 0.75f, 0.5f, 0})));
        Subject changed = Thresholds.at(SUBJECT, chances, 0.5);
        assertThat(changed.mask(Side.B).value().orElseThrow().labels()).isEqualTo(Maps.of("1100"));
        assertThat(changed.mask(Side.A)).isEqualTo(SUBJECT.mask(Side.A));
        Subject lower = Thresholds.at(SUBJECT, chances, 0.4);
        assertThat(lower.mask(Side.B).value().orElseThrow().labels()).isEqualTo(Maps.of("1110"));
        assertThat(Thresholds.scores(SUBJECT, lower)).isEqualTo("A  IoU 0.6667 → 0.6667   B  IoU 0.3333 → 0.6667");
    }
}
