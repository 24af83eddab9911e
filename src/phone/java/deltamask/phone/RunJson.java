package deltamask.phone;

import android.os.Build;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import org.json.JSONException;
import org.json.JSONObject;

/** The text of {@code run.json}, format 1. */
final class RunJson {
    private final JSONObject json = new JSONObject();

    RunJson(Path model, Card card, String dataset, String engine, String device) throws IOException {
        try {
            String file = model.getFileName().toString();
            JSONObject variant = new JSONObject()
                    .put("name", card.json == null ? Recorder.stem(file) : card.json.optString("name", file))
                    .put("file", file)
                    .put("sha256", sha256(model))
                    .put("bytes", Files.size(model))
                    .put("card", card.json == null ? JSONObject.NULL : card.json);
            json.put("format", 1)
                    .put("variant", variant)
                    .put("dataset", dataset)
                    .put("engine", engine)
                    .put(
                            "versions",
                            new JSONObject()
                                    .put("android", Build.VERSION.RELEASE)
                                    .put("build", Build.DISPLAY))
                    .put("device", device)
                    .put("started", Instant.now().toString())
                    .put("finished", JSONObject.NULL);
        } catch (JSONException e) {
            throw new IllegalStateException(e); // only for numbers that JSON has not, and here are none
        }
    }

    void conditions(int threads, int warmup, int repeats, double loadMs) {
        put("threads", threads);
        put("mode", "timed");
        put("warmup", warmup);
        put("repeats", repeats);
        put("load_ms", loadMs);
        put("peak_rss_bytes", JSONObject.NULL);
    }

    void finished() {
        put("peak_rss_bytes", peakRssBytes());
        put("finished", Instant.now().toString());
    }

    private void put(String key, Object value) {
        try {
            json.put(key, value);
        } catch (JSONException e) {
            throw new IllegalStateException(e);
        }
    }

    String text() {
        try {
            return json.toString(2) + "\n";
        } catch (JSONException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The largest resident memory of the app so far, as the kernel counts it; null where it does not tell. */
    private static Object peakRssBytes() {
        try {
            for (String line : Files.readAllLines(Paths.get("/proc/self/status"), StandardCharsets.ISO_8859_1)) {
                if (line.startsWith("VmHWM:")) {
                    return 1024 * Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
            return JSONObject.NULL;
        } catch (IOException e) {
            return JSONObject.NULL; // the Run is good without it
        }
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] part = new byte[1 << 16];
            for (int n = in.read(part); n >= 0; n = in.read(part)) {
                digest.update(part, 0, n);
            }
            StringBuilder hex = new StringBuilder();
            for (byte b : digest.digest()) {
                hex.append(String.format("%02x", b));
            }
            return hex.toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Android has it
        }
    }
}
