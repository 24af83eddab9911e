package deltamask.ui;

import deltamask.ui.common.Settings;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Where the window is on the screens, from one start to the next. */
final class WindowPlace {
    private static final String PLACE = "window.place";
    private static final String MAXIMISED = "window.maximised";
    /** So much of the title bar has to be on a screen, for the window to be grasped there. */
    private static final double GRASP = 80;

    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    private final Stage stage;
    private final Settings settings;

    WindowPlace(Stage stage, Settings settings) {
        this.stage = stage;
        this.settings = settings;
    }

    /**
     * Puts the window where it was, cut to the screen it is on, or in the middle of the first screen. A place is always
     * given: one that the system chooses before the title bar is there may lie above the screen.
     */
    void restore() {
        Rectangle2D where = read(settings.get(PLACE, ""))
                .flatMap(WindowPlace::onScreen)
                .orElseGet(() -> first(Screen.getPrimary().getVisualBounds()));
        stage.setX(where.getMinX());
        stage.setY(where.getMinY());
        stage.setWidth(where.getWidth());
        stage.setHeight(where.getHeight());
        if (Boolean.parseBoolean(settings.get(MAXIMISED, "false"))) {
            stage.setMaximized(true);
        }
    }

    /** In the middle of a screen, as large as is usual or as the screen allows. */
    static Rectangle2D first(Rectangle2D screen) {
        double width = Math.min(screen.getWidth(), Math.max(WIDTH, screen.getWidth() * 0.8));
        double height = Math.min(screen.getHeight(), Math.max(HEIGHT, screen.getHeight() * 0.85));
        return new Rectangle2D(
                screen.getMinX() + (screen.getWidth() - width) / 2,
                screen.getMinY() + (screen.getHeight() - height) / 2,
                width,
                height);
    }

    private static Optional<Rectangle2D> read(String text) {
        try {
            double[] numbers = Arrays.stream(text.split(" ", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            return numbers.length == 4
                    ? Optional.of(new Rectangle2D(numbers[0], numbers[1], numbers[2], numbers[3]))
                    : Optional.empty();
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Rectangle2D> onScreen(Rectangle2D place) {
        return Screen.getScreens().stream()
                .map(Screen::getVisualBounds)
                .filter(screen -> graspable(place, screen))
                .findFirst()
                .map(screen -> within(place, screen));
    }

    /** Whether the middle of the title bar, or enough of it, lies on a screen: a monitor may have gone since. */
    static boolean graspable(Rectangle2D place, Rectangle2D screen) {
        double across = Math.min(place.getMaxX(), screen.getMaxX()) - Math.max(place.getMinX(), screen.getMinX());
        return across >= GRASP && place.getMinY() >= screen.getMinY() && place.getMinY() <= screen.getMaxY() - GRASP;
    }

    /** Moved and cut so that all of it is on the screen. */
    static Rectangle2D within(Rectangle2D place, Rectangle2D screen) {
        double width = Math.min(place.getWidth(), screen.getWidth());
        double height = Math.min(place.getHeight(), screen.getHeight());
        double x = Math.max(screen.getMinX(), Math.min(place.getMinX(), screen.getMaxX() - width));
        double y = Math.max(screen.getMinY(), Math.min(place.getMinY(), screen.getMaxY() - height));
        return new Rectangle2D(x, y, width, height);
    }

    /** Remembers where it is now. */
    void keep() {
        settings.set(MAXIMISED, Boolean.toString(stage.isMaximized()));
        // A maximised window has no place of its own: it keeps the one that it had before.
        if (!stage.isMaximized() && !stage.isFullScreen() && !stage.isIconified()) {
            settings.set(
                    PLACE,
                    DoubleStream.of(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight())
                            .mapToObj(number -> Long.toString(Math.round(number)))
                            .collect(Collectors.joining(" ")));
        }
    }
}
