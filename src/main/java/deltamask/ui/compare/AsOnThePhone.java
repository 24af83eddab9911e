package deltamask.ui.compare;

import deltamask.mask.ClassColours;
import deltamask.mask.Palette;
import deltamask.ui.common.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the study's app shows: classes in its colours on black, and the forward time below. */
final class AsOnThePhone implements Mode {
    @Override
    public String title() {
        return "As on the phone";
    }

    @Override
    public String says() {
        return "As the study's app shows it: person red, dog green, sheep blue, all else black, and the time below";
    }

    @Override
    public boolean joined() {
        return false;
    }

    @Override
    public boolean wholeMilliseconds() {
        return true;
    }

    @Override
    public List<Layer> layers(Slot slot, Subject subject, Look look) {
        return slot.side()
                .flatMap(side -> subject.mask(side).value())
                .map(mask -> List.of(new Layer(Layer.Kind.PICTURE, mask.labels(), palette(mask))))
                .orElseGet(() -> Mode.super.layers(slot, subject, look));
    }

    private static Palette palette(Mask mask) {
        return ClassColours.phonePicture(mask.classes().names());
    }

    /** Of the classes that the app paints those that the models have; all others are black there. */
    @Override
    public List<LegendEntry> legend(Subject subject, Look look) {
        List<LegendEntry> entries = new ArrayList<>();
        ClassColours.PHONE.forEach((name, rgb) -> {
            if (Stream.of(Side.values())
                    .flatMap(side -> subject.mask(side).value().stream())
                    .anyMatch(mask -> mask.classes().names().stream().anyMatch(name::equalsIgnoreCase))) {
                entries.add(new LegendEntry(rgb, name));
            }
        });
        entries.add(new LegendEntry(0x000000, "all else"));
        return entries;
    }
}
