package deltamask.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.robolectric.Shadows.shadowOf;

import android.app.Activity;
import android.content.Intent;
import android.graphics.Bitmap;
import android.graphics.BitmapFactory;
import android.graphics.drawable.BitmapDrawable;
import android.net.Uri;
import android.os.Looper;
import android.view.View;
import android.view.ViewGroup;
import android.widget.Button;
import android.widget.ImageView;
import android.widget.TextView;
import deltamask.dataset.Datasets;
import deltamask.run.RunFolder;
import deltamask.run.RunRow;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.Robolectric;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.shadows.ShadowSystemClock;

/** The screen, with a made-up model whose forward takes 7 ms of Android's own clock. */
@RunWith(RobolectricTestRunner.class)
public class RecorderActivityTest {
    private static final Path PNG = Paths.get("src/test/resources/fixtures/png/images");

    /** As the app's, but for PyTorch. */
    public static final class WithMadeUpModel extends RecorderActivity {
        @Override
        Engine engine(Path model, String key, int threads) {
            return new Delegate(new MadeUp());
        }
    }

    /** Moves Android's clock, which stands still in tests, by what a forward takes. */
    private static final class Delegate implements Engine {
        private final MadeUp model;

        Delegate(MadeUp model) {
            this.model = model;
        }

        @Override
        public String name() {
            return model.name();
        }

        @Override
        public void input(float[] values, int width, int height) {
            model.input(values, width, height);
        }

        @Override
        public void forward() {
            model.forward();
            ShadowSystemClock.advanceBy(Duration.ofMillis(7));
        }

        @Override
        public Scores output() {
            return model.output();
        }

        @Override
        public void close() {
            model.close();
        }
    }

    private File files;

    @Before
    public void aModelAndADatasetOnTheDevice() throws Exception {
        files = RuntimeEnvironment.getApplication().getExternalFilesDir(null);
        Path models = Files.createDirectories(files.toPath().resolve("models"));
        for (String file : new String[] {"scripted.ptl", "scripted.ptl.json"}) {
            Files.copy(Paths.get("models", file), models.resolve(file));
        }
        Path dataset = Files.createDirectories(files.toPath().resolve("datasets/portraits"));
        for (String file : new String[] {"1.png", "17.png"}) {
            Files.copy(PNG.resolve(file), dataset.resolve(file));
        }
    }

    private static WithMadeUpModel open(Intent intent) {
        return Robolectric.buildActivity(WithMadeUpModel.class, intent).setup().get();
    }

    private static <T extends View> List<T> all(View view, Class<T> type) {
        List<T> found = new ArrayList<>();
        if (type.isInstance(view)) {
            found.add(type.cast(view));
        }
        if (view instanceof ViewGroup) {
            for (int i = 0; i < ((ViewGroup) view).getChildCount(); i++) {
                found.addAll(all(((ViewGroup) view).getChildAt(i), type));
            }
        }
        return found;
    }

    private static Button button(Activity screen, String text) {
        return all(screen.getWindow().getDecorView(), Button.class).stream()
                .filter(button -> text.contentEquals(button.getText()))
                .findFirst()
                .get();
    }

    private static Bitmap shown(Activity screen) {
        ImageView image =
                all(screen.getWindow().getDecorView(), ImageView.class).get(0);
        return ((BitmapDrawable) image.getDrawable()).getBitmap();
    }

    private static String words(Activity screen) {
        ViewGroup column = (ViewGroup) ((ViewGroup) screen.findViewById(android.R.id.content)).getChildAt(0);
        return ((TextView) column.getChildAt(column.getChildCount() - 1))
                .getText()
                .toString();
    }

    /** Work goes on beside the screen's thread; the buttons come back when it is done. */
    private static void untilIdle(Activity screen) throws InterruptedException {
        do {
            Thread.sleep(5);
            shadowOf(Looper.getMainLooper()).idle();
        } while (!button(screen, "Load").isEnabled());
    }

    private static void pick(Activity screen, Path picture) throws InterruptedException {
        button(screen, "Load").performClick();
        Intent asked = shadowOf(screen).getNextStartedActivityForResult().intent;
        assertThat(asked.getAction()).isEqualTo(Intent.ACTION_OPEN_DOCUMENT);
        shadowOf(screen).receiveResult(asked, Activity.RESULT_OK, new Intent().setData(Uri.fromFile(picture.toFile())));
        untilIdle(screen);
    }

    @Test
    public void loadsSegmentsShowsTheTimeAndSaves() throws Exception {
        WithMadeUpModel screen = open(new Intent());
        assertThat(button(screen, "Segment").isEnabled()).isFalse();
        assertThat(button(screen, "Save").isEnabled()).isFalse();

        pick(screen, PNG.resolve("17.png").toAbsolutePath());
        assertThat(button(screen, "Segment").isEnabled()).isTrue();
        assertThat(button(screen, "Save").isEnabled()).isFalse();

        button(screen, "Segment").performClick();
        untilIdle(screen);
        assertThat(words(screen)).isEqualTo("7.0 ms, threads: 1");
        Bitmap segmented = shown(screen);
        assertThat(button(screen, "Save").isEnabled()).isTrue();

        button(screen, "Save").performClick();
        untilIdle(screen);
        File saved = new File(files, "saved/17.png");
        assertThat(words(screen)).isEqualTo("Saved as " + saved);
        Bitmap read = BitmapFactory.decodeFile(saved.toString());
        assertThat(read.sameAs(segmented)).isTrue();
        assertThat(colours(read)).containsExactlyInAnyOrder(0xFF000000, 0xFFFF0000);

        pick(screen, PNG.resolve("1.png").toAbsolutePath());
        assertThat(words(screen)).isEmpty();
        assertThat(button(screen, "Save").isEnabled()).isFalse();
    }

    private static List<Integer> colours(Bitmap bitmap) {
        List<Integer> colours = new ArrayList<>();
        for (int y = 0; y < bitmap.getHeight(); y++) {
            for (int x = 0; x < bitmap.getWidth(); x++) {
                if (!colours.contains(bitmap.getPixel(x, y))) {
                    colours.add(bitmap.getPixel(x, y));
                }
            }
        }
        return colours;
    }

    @Test
    public void aPictureThatIsNoneIsSaidAndTheOneBeforeStays() throws Exception {
        WithMadeUpModel screen = open(new Intent());
        Path torn = Files.write(files.toPath().resolve("torn.jpg"), new byte[] {1, 2, 3});

        pick(screen, torn);

        assertThat(words(screen)).isEqualTo("Android cannot decode it: convert it to JPEG or PNG.");
        assertThat(button(screen, "Segment").isEnabled()).isFalse();
    }

    @Test
    public void recordsAsTheCommandAsks() throws Exception {
        WithMadeUpModel screen = open(
                new Intent().putExtra("record", true).putExtra("threads", 2).putExtra("repeats", 3));
        untilIdle(screen);

        assertThat(words(screen)).isEqualTo("portraits-scripted: 2 done, 0 failed");
        deltamask.run.Run run = RunFolder.read(
                files.toPath().resolve("runs/portraits-scripted"),
                Datasets.open(files.toPath().resolve("datasets/portraits")));
        assertThat(run.info().dataset()).isEqualTo("portraits");
        assertThat(run.info().conditions().get().inWords()).isEqualTo("2 threads, timed, 3 warm-ups, 3 repeats");
        assertThat(run.rows()).hasSize(2).allSatisfy(row -> assertThat(((RunRow.Done) row).forwardMs())
                .hasValue(7.0));

        button(screen, "Record").performClick();
        untilIdle(screen);
        assertThat(words(screen)).contains("is not empty: take it off the device and remove it there first");
    }

    @Test
    public void withoutAModelSaysWhereToPutOne() throws Exception {
        for (File file : new File(files, "models").listFiles()) {
            Files.delete(file.toPath());
        }
        WithMadeUpModel screen = open(new Intent());

        assertThat(words(screen)).isEqualTo("Put .ptl files and their cards into " + new File(files, "models"));
        assertThat(button(screen, "Record").isEnabled()).isFalse();
    }
}
