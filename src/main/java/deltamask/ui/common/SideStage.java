package deltamask.ui.common;

import javafx.beans.value.ChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;

/** Opens windows beside the main one, which stays usable: in its looks, over its middle. JavaFX thread only. */
public final class SideStage {
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

    private SideStage() {}

    /**
     * Makes one, which is still to be shown; it follows the theme until it is hidden.
     *
     * @param content is its scene's root
     * @param width in the window's units, as its height; no more than the owner has
     */
    public static Stage of(Window owner, Session session, Parent content, String title, double width, double height) {
        Stage stage = new Stage();
        stage.initOwner(owner);
        stage.setTitle(title);
        Scene scene = new Scene(content, Math.min(width, owner.getWidth()), Math.min(height, owner.getHeight()));
        scene.getStylesheets().setAll(owner.getScene().getStylesheets());
        stage.setScene(scene);
        stage.setX(owner.getX() + (owner.getWidth() - scene.getWidth()) / 2);
        stage.setY(owner.getY() + (owner.getHeight() - scene.getHeight()) / 2);
        ChangeListener<Theme> theme = (property, old, now) -> paint(content, now);
        session.themeProperty().addListener(theme);
        stage.addEventHandler(
                WindowEvent.WINDOW_HIDDEN, event -> session.themeProperty().removeListener(theme));
        paint(content, session.themeProperty().get());
        return stage;
    }

    private static void paint(Parent content, Theme theme) {
        content.pseudoClassStateChanged(DARK, theme == Theme.DARK);
    }
}
