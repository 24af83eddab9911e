package deltamask.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CameraTest {
    private final Camera camera = new Camera();

    CameraTest() {
        camera.setPane(200, 100);
        camera.setImage(400, 400);
    }

    @Test
    void fitShowsTheWholePictureInTheMiddle() {
        assertThat(camera.scale()).isEqualTo(0.25);
        assertThat(camera.left(200)).isEqualTo(50);
        assertThat(camera.top(100)).isZero();
    }

    @Test
    void zoomKeepsThePointUnderTheCursor() {
        camera.zoomAt(8, 100, 50);
        double x = 30;
        double y = 70;
        double imageX = (x - camera.left(200)) / camera.scale();
        double imageY = (y - camera.top(100)) / camera.scale();
        camera.zoomAt(1.7, x, y);
        assertThat((x - camera.left(200)) / camera.scale()).isCloseTo(imageX, within(1e-9));
        assertThat((y - camera.top(100)) / camera.scale()).isCloseTo(imageY, within(1e-9));
    }

    @Test
    void aPictureCannotBePushedOutOfItsPane() {
        camera.zoomTo(1);
        camera.pan(10_000, 10_000);
        assertThat(camera.left(200)).isZero();
        assertThat(camera.top(100)).isZero();
        camera.pan(-10_000, -10_000);
        assertThat(camera.left(200)).isEqualTo(-200);
        assertThat(camera.top(100)).isEqualTo(-300);
    }

    @Test
    void zoomEndsAtTheWholePictureAndAtLargePixels() {
        camera.zoomAt(1e-6, 0, 0);
        assertThat(camera.scale()).isEqualTo(0.25);
        camera.zoomAt(1e6, 0, 0);
        assertThat(camera.scale()).isEqualTo(64);
    }

    @Test
    void zoomStaysForTheNextPictureOfTheSameSizeOnly() {
        camera.zoomTo(3);
        camera.setImage(400, 400);
        assertThat(camera.scale()).isEqualTo(3);
        camera.setImage(300, 400);
        assertThat(camera.fitProperty().get()).isTrue();
    }

    @Test
    void fitFollowsThePanesSize() {
        camera.setPane(800, 800);
        assertThat(camera.scale()).isEqualTo(2);
    }
}
