package deltamask.ui;

import deltamask.ui.common.Opener;
import deltamask.ui.common.RecentFolders;
import deltamask.ui.common.Reopener;
import deltamask.ui.common.Results;
import deltamask.ui.common.Session;
import deltamask.ui.common.Settings;
import deltamask.ui.common.Side;
import deltamask.variant.Variant;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;

/**
 * What was open when the window was closed last, so that it can be opened again: the folder, the models, and the kept
 * comparison whose results were on screen.
 */
final class LastTime {
    private static final String VARIANT = "variant.";
    private static final String COMPARISON = "comparison";

    private final Optional<Path> folder;
    private final Optional<Path> a;
    private final Optional<Path> b;
    private final Optional<Path> comparison;
    private final ObservableBooleanValue known;

    /** Reads what is remembered before this start's own dataset takes its place. */
    LastTime(Session session, Settings settings, RecentFolders recent) {
        this.folder = recent.all().stream().findFirst().map(RecentFolders.Recent::folder);
        this.a = remembered(session, settings, Side.A);
        this.b = remembered(session, settings, Side.B);
        this.comparison = settings.paths(COMPARISON).stream().findFirst();
        session.resultsProperty().addListener((property, old, now) -> remember(settings, now));
        this.known = new SimpleBooleanProperty(folder.isPresent());
    }

    private static Optional<Path> remembered(Session session, Settings settings, Side side) {
        String key = VARIANT + side;
        session.variantProperty(side).addListener((property, old, now) -> remember(settings, key, now));
        return settings.paths(key).stream().findFirst();
    }

    private static void remember(Settings settings, Results now) {
        if (now == null) {
            settings.set(COMPARISON, "");
        } else if (now.comparison().isPresent()) {
            settings.set(COMPARISON, now.folder().toAbsolutePath().toString());
        }
    }

    private static void remember(Settings settings, String key, Variant chosen) {
        if (chosen != null) {
            settings.set(key, chosen.file().toString());
        }
    }

    ObservableBooleanValue isKnown() {
        return known;
    }

    /** Opens the comparison with all that belongs to it; where it is gone, or there was none, the rest. */
    void open(Opener opener, Reopener reopener) {
        comparison.ifPresentOrElse(place -> reopener.open(place, () -> open(opener)), () -> open(opener));
    }

    private void open(Opener opener) {
        folder.ifPresent(opener::dataset);
        a.ifPresent(file -> opener.variant(Side.A, file));
        b.ifPresent(file -> opener.variant(Side.B, file));
    }
}
