package deltamask.ui;

import deltamask.ui.common.Action;
import deltamask.ui.common.RecentFolders.Recent;
import deltamask.ui.common.Row;

/**
 * A line of the command palette.
 *
 * @param id of the action; empty for a folder or an image
 * @param title what is searched and shown
 * @param kind where it comes from: a menu, recent folders, images
 * @param keys its shortcut; empty for none
 * @param on whether it is switched on
 * @param enabled whether it can be done now
 * @param run does it
 */
record PaletteEntry(String id, String title, String kind, String keys, boolean on, boolean enabled, Runnable run) {
    static PaletteEntry of(Action action) {
        return new PaletteEntry(
                action.id(),
                action.text(),
                action.menu().title(),
                action.keysInWords(),
                action.selected().map(selected -> selected.get()).orElse(false),
                action.enabled().get(),
                action::fire);
    }

    static PaletteEntry of(Recent recent, boolean enabled, Runnable open) {
        return new PaletteEntry(
                "", recent.folder().toString(), recent.state(), "", false, enabled && !recent.missing(), open);
    }

    static PaletteEntry of(Row row, Runnable select) {
        return new PaletteEntry("", "#" + row.number() + "  " + row.name(), "Image", "", false, true, select);
    }
}
