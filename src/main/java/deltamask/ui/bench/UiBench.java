package deltamask.ui.bench;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import deltamask.home.Installation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Opens the program on many images twice, without and with thumbnails on disk. */
final class UiBench {
    private static final int STARTS = 3;

    private final Installation installation;

    UiBench(Installation installation) {
        this.installation = installation;
    }

    Map<String, Object> measure(int images, Optional<Path> own) throws UnusableException, InterruptedException {
        try (WorkFolder work = WorkFolder.make()) {
            Path dataset = own.orElse(work.path().resolve("images-of-the-benchmark"));
            if (own.isEmpty()) {
                GeneratedImages.make(dataset, images);
            }
            return passes(images, own, dataset, work.path());
        } catch (IOException e) {
            throw new UnusableException("The benchmark cannot be run: " + Reasons.of(e) + ".", e);
        }
    }

    private Map<String, Object> passes(int images, Optional<Path> own, Path dataset, Path work)
            throws IOException, UnusableException, InterruptedException {
        Map<String, Object> cold = pass(dataset, work, "cold");
        Map<String, Object> warm = pass(dataset, work, "warm");
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("images", images);
        figures.put(
                "dataset",
                own.map(folder -> "a folder of one's own")
                        .orElse("%d different JPEGs of %d x %d, the rest hard links"
                                .formatted(
                                        Math.min(images, GeneratedImages.DIFFERENT),
                                        GeneratedImages.WIDTH,
                                        GeneratedImages.HEIGHT)));
        figures.put("start_ms", new StartBench(installation).measure(STARTS).get("launcher_median_ms"));
        figures.put("list_ms", cold.get("list_ms"));
        figures.put("first_thumbnails_cold_ms", cold.get("first_thumbnails_ms"));
        figures.put("first_thumbnails_warm_ms", warm.remove("first_thumbnails_ms"));
        warm.remove("list_ms");
        figures.putAll(warm);
        return figures;
    }

    private Map<String, Object> pass(Path dataset, Path work, String kind)
            throws IOException, UnusableException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Launcher.command(installation, List.of("bench", "pass", kind, dataset.toString(), work.toString())));
        Path out = work.resolve(kind + ".json");
        int exit = builder.redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
        if (exit != 0) {
            throw new UnusableException("The benchmark's window ended with exit code " + exit + ".");
        }
        return new Gson()
                .fromJson(
                        Files.readString(out, StandardCharsets.UTF_8),
                        new TypeToken<LinkedHashMap<String, Object>>() {}.getType());
    }
}
