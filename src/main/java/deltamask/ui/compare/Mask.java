package deltamask.ui.compare;

import deltamask.mask.Classes;
import deltamask.mask.Foreground;
import deltamask.mask.LabelMap;
import java.util.OptionalInt;

/**
 * A truth, or what a variant made of the image.
 *
 * @param labels at their own size
 * @param foreground the labels that are scored
 * @param ignored the label that is left out; truths only
 * @param classes what its labels mean
 * @param classIds whether labels are class ids; if not, 1 is foreground
 */
record Mask(LabelMap labels, Foreground foreground, OptionalInt ignored, Classes classes, boolean classIds) {
    /** The class of a label, in words. */
    String className(int label) {
        if (ignored.isPresent() && ignored.getAsInt() == label) {
            return "ignored";
        }
        if (!classIds) {
            return label == 0 ? "background" : "foreground";
        }
        if (label < classes.names().size()) {
            return classes.names().get(label);
        }
        return label == 0 ? "background" : "class " + label;
    }

    /** The same with other labels. */
    Mask with(LabelMap other) {
        return new Mask(other, foreground, ignored, classes, classIds);
    }
}
