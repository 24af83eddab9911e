package deltamask.ui.gallery;

import deltamask.ui.common.RowFilter;
import deltamask.ui.common.RowFilter.Kind;
import deltamask.ui.common.Rows;
import java.util.EnumMap;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

/** Each kind of image that the filter knows as something that is on or off. */
final class KindChoices {
    private final Map<Kind, BooleanProperty> wanted = new EnumMap<>(Kind.class);

    KindChoices(Rows rows) {
        for (Kind kind : Kind.values()) {
            BooleanProperty on = new SimpleBooleanProperty(this, kind.name());
            wanted.put(kind, on);
            on.addListener((property, old, now) -> {
                RowFilter filter = rows.filterProperty().get();
                if (filter.kinds().contains(kind) != now) {
                    rows.filterProperty().set(filter.with(kind, now));
                }
            });
        }
        rows.filterProperty()
                .addListener((property, old, now) ->
                        wanted.forEach((kind, on) -> on.set(now.kinds().contains(kind))));
    }

    BooleanProperty wanted(Kind kind) {
        return wanted.get(kind);
    }
}
