package deltamask.ui;

import deltamask.ui.common.Opener;
import deltamask.ui.common.RecentFolders;
import deltamask.ui.common.Session;
import deltamask.ui.common.Settings;
import deltamask.ui.common.Side;
import deltamask.variant.Variant;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;

/** The folder and the models that were open when the window was closed last, so that they can be opened again. */
final class LastTime {
    private static final String VARIANT = "variant.";

    private final Optional<Path> folder;
    private final Optional<Path> a;
    private final Optional<Path> b;
    private final ObservableBooleanValue known;

    /** Reads what is remembered before this start's own dataset takes its place. */
    LastTime(Session session, Settings settings, RecentFolders recent) {
        this.folder = recent.all().stream().findFirst().map(RecentFolders.Recent::folder);
        this.a = remembered(session, settings, Side.A);
        this.b = remembered(session, settings, Side.B);
        this.known = new SimpleBooleanProperty(folder.isPresent());
    }

    private static Optional<Path> remembered(Session session, Settings settings, Side side) {
        String key = VARIANT + side;
        session.variantProperty(side).addListener((property, old, now) -> remember(settings, key, now));
        return settings.paths(key).stream().findFirst();
    }

    private static void remember(Settings settings, String key, Variant chosen) {
        if (chosen != null) {
            settings.set(key, chosen.file().toString());
        }
    }

    ObservableBooleanValue isKnown() {
        return known;
    }

    void open(Opener opener) {
        folder.ifPresent(opener::dataset);
        a.ifPresent(file -> opener.variant(Side.A, file));
        b.ifPresent(file -> opener.variant(Side.B, file));
    }
}
