package deltamask.phone;

import android.app.Activity;
import android.content.Intent;
import android.database.Cursor;
import android.graphics.Bitmap;
import android.net.Uri;
import android.os.Build;
import android.os.Bundle;
import android.os.SystemClock;
import android.provider.OpenableColumns;
import android.util.Log;
import android.view.WindowManager;
import android.widget.ArrayAdapter;
import android.widget.Button;
import android.widget.ImageView;
import android.widget.LinearLayout;
import android.widget.Spinner;
import android.widget.TextView;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The study's screen: load a picture, segment it, the time of the forward beneath, save while a segmented picture is
 * shown. And a button that records: each folder in {@code datasets/} with each model in {@code models/}, into
 * {@code runs/}, all in the app's own external folder, where adb reaches them. {@code am start ... --ez record true}
 * presses that button; {@code --ei threads}, {@code warmup} and {@code repeats} set what they are called.
 */
public class RecorderActivity extends Activity {
    private static final String TAG = "DeltaMask";
    private static final int PICK = 1;

    private final ExecutorService work = Executors.newSingleThreadExecutor();
    private Spinner models;
    private ImageView image;
    private TextView time;
    private Button load;
    private Button segment;
    private Button save;
    private Button record;

    /** The picture that is shown, in the app's cache, and the name that it had. */
    private Path picture;

    private String pictureName;

    /** What is shown of it; null until it is segmented. */
    private Bitmap segmented;

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        models = new Spinner(this);
        image = new ImageView(this);
        image.setAdjustViewBounds(true);
        time = new TextView(this);
        load = button(
                "Load",
                () -> startActivityForResult(
                        new Intent(Intent.ACTION_OPEN_DOCUMENT)
                                .addCategory(Intent.CATEGORY_OPENABLE)
                                .setType("image/*"),
                        PICK));
        segment = button("Segment", this::segment);
        save = button("Save", this::save);
        record = button("Record", this::record);
        LinearLayout buttons = new LinearLayout(this);
        for (Button button : Arrays.asList(load, segment, save, record)) {
            buttons.addView(button);
        }
        LinearLayout screen = new LinearLayout(this);
        screen.setOrientation(LinearLayout.VERTICAL);
        screen.addView(models);
        screen.addView(buttons);
        screen.addView(image);
        screen.addView(time);
        setContentView(screen);
        List<String> names = new ArrayList<>();
        for (File file : files("models")) {
            if (file.getName().endsWith(".ptl")) {
                names.add(file.getName());
            }
        }
        models.setAdapter(new ArrayAdapter<>(this, android.R.layout.simple_spinner_dropdown_item, names));
        say(names.isEmpty() ? "Put .ptl files and their cards into " + folder("models") : "");
        offer(true);
        if (getIntent().getBooleanExtra("record", false)) {
            record();
        }
    }

    private Button button(String text, Runnable action) {
        Button button = new Button(this);
        button.setText(text);
        button.setOnClickListener(view -> action.run());
        return button;
    }

    /** What can be pressed: nothing while there is work, and save only while a segmented picture is shown. */
    private void offer(boolean idle) {
        boolean hasModel = models.getAdapter().getCount() > 0;
        load.setEnabled(idle);
        segment.setEnabled(idle && hasModel && picture != null);
        save.setEnabled(idle && segmented != null);
        record.setEnabled(idle && hasModel);
    }

    /** A task off the screen's thread; what goes wrong becomes the sentence beneath the picture. */
    private interface Task {
        void run() throws IOException;
    }

    private void inBackground(Task task) {
        offer(false);
        work.execute(() -> {
            try {
                task.run();
            } catch (IOException | RuntimeException e) {
                Log.w(TAG, e);
                show(() -> say(TorchEngine.firstLine(e) + "."));
            } catch (OutOfMemoryError e) {
                show(() -> say("It needs more memory than the app may use: take a smaller picture."));
            } finally {
                show(() -> offer(true));
            }
        });
    }

    private void show(Runnable change) {
        runOnUiThread(change);
    }

    private void say(String sentence) {
        time.setText(sentence);
    }

    @Override
    protected void onActivityResult(int request, int result, Intent data) {
        if (request == PICK && result == RESULT_OK && data != null && data.getData() != null) {
            Uri uri = data.getData();
            inBackground(() -> load(uri));
        }
    }

    private void load(Uri uri) throws IOException {
        Path copy = getCacheDir().toPath().resolve("picture");
        try (InputStream in = getContentResolver().openInputStream(uri)) {
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
        }
        Picture decoded = Picture.decode(copy);
        String name = name(uri);
        Bitmap bitmap = bitmap(decoded.pixels, decoded.width, decoded.height);
        show(() -> {
            picture = copy;
            pictureName = name;
            segmented = null;
            image.setImageBitmap(bitmap);
            say("");
        });
    }

    private String name(Uri uri) {
        try (Cursor row = getContentResolver().query(uri, null, null, null, null)) {
            int column = row == null ? -1 : row.getColumnIndex(OpenableColumns.DISPLAY_NAME);
            return column >= 0 && row.moveToFirst() ? row.getString(column) : uri.getLastPathSegment();
        }
    }

    private static Bitmap bitmap(int[] rgb, int width, int height) {
        int[] opaque = new int[rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            opaque[i] = 0xFF000000 | rgb[i];
        }
        return Bitmap.createBitmap(opaque, width, height, Bitmap.Config.ARGB_8888);
    }

    private void segment() {
        Path model = new File(folder("models"), (String) models.getSelectedItem()).toPath();
        Path shown = picture;
        inBackground(() -> {
            Card card = Card.beside(model);
            try (Engine engine = engine(model, card.key, threads())) {
                Segmenter segmenter = new Segmenter(engine, card, warmup(), SystemClock::elapsedRealtimeNanos);
                Segmenter.Result result = segmenter.segment(shown);
                Labels labels = result.labels;
                Bitmap coloured = bitmap(labels.studyColours(card), labels.width, labels.height);
                String words = String.format(Locale.ROOT, "%.1f ms, threads: %d", result.forwardMs, threads());
                show(() -> {
                    segmented = coloured;
                    image.setImageBitmap(coloured);
                    say(words);
                });
            }
        });
    }

    private void save() {
        Bitmap shown = segmented;
        Path file = folder("saved").toPath().resolve(Recorder.stem(pictureName) + ".png");
        inBackground(() -> {
            try (OutputStream out = Files.newOutputStream(file)) {
                shown.compress(Bitmap.CompressFormat.PNG, 100, out);
            }
            show(() -> say("Saved as " + file));
        });
    }

    private void record() {
        getWindow().addFlags(WindowManager.LayoutParams.FLAG_KEEP_SCREEN_ON);
        inBackground(() -> {
            Recorder recorder =
                    new Recorder(SystemClock::elapsedRealtimeNanos, threads(), warmup(), extra("repeats", 1));
            List<String> made = new ArrayList<>();
            for (File dataset : files("datasets")) {
                for (int i = 0; i < models.getAdapter().getCount(); i++) {
                    String model = (String) models.getAdapter().getItem(i);
                    made.add(recordOne(recorder, dataset.toPath(), model));
                }
            }
            show(() -> say(
                    made.isEmpty() ? "Put folders of pictures into " + folder("datasets") : String.join("\n", made)));
            Log.i(TAG, "recorded: " + made);
        });
    }

    /** One model that cannot be loaded stops none of the others. */
    private String recordOne(Recorder recorder, Path dataset, String model) {
        String name = dataset.getFileName() + "-" + Recorder.stem(model);
        try {
            Path file = new File(folder("models"), model).toPath();
            Path run = folder("runs").toPath().resolve(name);
            Recorder.Outcome outcome = recorder.record(dataset, file, this::engine, device(), run, (pictures, of) -> {
                Log.i(TAG, name + ": " + pictures + " of " + of);
                show(() -> say(name + ": " + pictures + " of " + of));
            });
            return name + ": " + outcome.done + " done, " + outcome.failed + " failed";
        } catch (IOException e) {
            Log.w(TAG, e);
            return name + ": " + e.getMessage();
        }
    }

    /** Replaced by tests, which have no native PyTorch. */
    Engine engine(Path model, String key, int threads) throws IOException {
        return TorchEngine.load(model, key, threads);
    }

    private static String device() {
        return Build.MANUFACTURER + " " + Build.MODEL + ", Android " + Build.VERSION.RELEASE + ", "
                + Build.SUPPORTED_ABIS[0];
    }

    private int threads() {
        return extra("threads", 1);
    }

    private int warmup() {
        return extra("warmup", 3);
    }

    private int extra(String name, int otherwise) {
        return getIntent().getIntExtra(name, otherwise);
    }

    private File folder(String name) {
        return getExternalFilesDir(name);
    }

    private List<File> files(String folder) {
        File[] files = folder(folder).listFiles();
        List<File> sorted = new ArrayList<>(files == null ? new ArrayList<>() : Arrays.asList(files));
        sorted.sort(null);
        return sorted;
    }

    @Override
    protected void onDestroy() {
        super.onDestroy();
        work.shutdown();
    }
}
