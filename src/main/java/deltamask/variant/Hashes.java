package deltamask.variant;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;
import deltamask.files.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** SHA-256 of files. What was hashed before is taken from a cache, as long as path, size and time are the same. */
public final class Hashes {
    /** Hashes every file anew. */
    static final Hashes NONE_KNOWN = new Hashes(Optional.empty());

    private static final Gson GSON = new Gson();

    private final Optional<Path> cache;
    private Map<String, String> known;

    private Hashes(Optional<Path> cache) {
        this.cache = cache;
    }

    /** @param cache file that keeps hashes; read when the first is asked for, written when there is a new one */
    public static Hashes keptIn(Path cache) {
        return new Hashes(Optional.of(cache));
    }

    /** In lower-case hex. From any thread. */
    synchronized String sha256(Path file) throws IOException {
        if (cache.isEmpty()) {
            return hash(file);
        }
        if (known == null) {
            known = read(cache.get());
        }
        String key = file.toAbsolutePath().normalize() + "\n" + Files.size(file) + "\n"
                + Files.getLastModifiedTime(file).toMillis();
        String before = known.get(key);
        if (before != null) {
            return before;
        }
        String hash = hash(file);
        known.put(key, hash);
        write(cache.get());
        return hash;
    }

    private static Map<String, String> read(Path cache) {
        try {
            Map<String, String> kept =
                    GSON.fromJson(Files.readString(cache), new TypeToken<Map<String, String>>() {}.getType());
            return kept == null ? new HashMap<>() : new HashMap<>(kept);
        } catch (IOException | JsonParseException e) {
            return new HashMap<>();
        }
    }

    private void write(Path place) {
        try {
            Files.createDirectories(place.getParent());
            WholeFile.write(place, GSON.toJson(new TreeMap<>(known)));
        } catch (IOException readOnly) {
            // The files are hashed again the next time, and nothing else is lost.
            return;
        }
    }

    private static String hash(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (DigestInputStream hashed = new DigestInputStream(in, digest)) {
                hashed.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
