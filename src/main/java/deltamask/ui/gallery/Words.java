package deltamask.ui.gallery;

import java.util.Locale;

/** Ids for nodes, actions and settings. */
final class Words {
    private Words() {}

    /** {@code iou-a} of {@code IOU_A}. */
    static String id(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
