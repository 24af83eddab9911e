package deltamask.variant.inspect;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * The members of a TorchScript archive by their names below its one folder. Members are read whole into memory up to a
 * limit, never written anywhere; of tensors only the size is asked for.
 */
final class ArchiveMembers implements Closeable {
    /** Bytes of the longest pickle or piece of code that is read; the largest known are a tenth of it. */
    static final int LARGEST_MEMBER = 16 << 20;

    private static final int LOCAL_HEADER_BYTES = 30;

    private final ZipFile zip;
    private final Map<String, ZipArchiveEntry> members = new LinkedHashMap<>();

    private ArchiveMembers(ZipFile zip) {
        this.zip = zip;
    }

    /**
     * Opens an archive and checks its list of members.
     *
     * @throws DamagedException if a member has the name of another, climbs out of the archive, is encrypted, a symbolic
     *     link, or lies over another
     */
    static ArchiveMembers open(Path file) throws IOException, DamagedException {
        // The library's own failures on broken lists are unchecked, too; whatever they are, the archive is damaged.
        try {
            ArchiveMembers archive = new ArchiveMembers(ZipFile.builder()
                    .setPath(file)
                    .setIgnoreLocalFileHeader(true)
                    .get());
            try {
                archive.index(Files.size(file));
            } catch (IOException | RuntimeException | DamagedException e) {
                archive.close();
                throw e;
            }
            return archive;
        } catch (RuntimeException e) {
            throw new DamagedException("its list of members is damaged", e);
        }
    }

    private void index(long fileBytes) throws IOException, DamagedException {
        List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
        String folder = "";
        for (ZipArchiveEntry entry : entries) {
            check(entry);
            if (entry.getName().endsWith("/data.pkl") && folder.isEmpty()) {
                folder = entry.getName().substring(0, entry.getName().length() - "data.pkl".length());
            }
        }
        for (ZipArchiveEntry entry : entries) {
            String name = entry.getName();
            if (name.startsWith(folder) && members.put(name.substring(folder.length()), entry) != null) {
                throw new DamagedException("two of its members have the name " + shown(name));
            }
        }
        checkPlaces(entries, fileBytes);
    }

    private static void check(ZipArchiveEntry entry) throws DamagedException {
        String name = entry.getName();
        boolean climbs = name.startsWith("/")
                || name.contains("\\")
                || name.indexOf('\0') >= 0
                || List.of(name.split("/", -1)).contains("..");
        if (climbs) {
            throw new DamagedException("the name of its member " + shown(name) + " leads out of the archive");
        }
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw new DamagedException("its member " + shown(name) + " is encrypted");
        }
        if (entry.isUnixSymlink()) {
            throw new DamagedException("its member " + shown(name) + " is a symbolic link");
        }
        if (entry.getMethod() == ZipArchiveEntry.STORED && entry.getSize() != entry.getCompressedSize()) {
            throw new DamagedException("its member " + shown(name) + " has two sizes");
        }
    }

    /** No member may lie over another: such archives are bombs, or show different things to different readers. */
    private static void checkPlaces(List<ZipArchiveEntry> entries, long fileBytes) throws DamagedException {
        List<ZipArchiveEntry> byPlace = entries.stream()
                .sorted(Comparator.comparingLong(ZipArchiveEntry::getLocalHeaderOffset))
                .toList();
        for (int i = 0; i < byPlace.size(); i++) {
            ZipArchiveEntry entry = byPlace.get(i);
            long next = i + 1 < byPlace.size() ? byPlace.get(i + 1).getLocalHeaderOffset() : fileBytes;
            long least = LOCAL_HEADER_BYTES + entry.getRawName().length + entry.getCompressedSize();
            if (entry.getCompressedSize() < 0 || entry.getLocalHeaderOffset() > next - least) {
                throw new DamagedException(
                        "its member " + shown(entry.getName()) + " reaches over another or over the end of the file");
            }
        }
    }

    /** Bytes of a member's content; empty if there is no such member. */
    Optional<Long> size(String name) {
        return Optional.ofNullable(members.get(name)).map(ZipArchiveEntry::getSize);
    }

    Collection<String> names() {
        return Collections.unmodifiableCollection(members.keySet());
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    /** A member's content, at most {@link #LARGEST_MEMBER} bytes. */
    byte[] read(String name) throws IOException, DamagedException {
        ZipArchiveEntry entry = members.get(name);
        if (entry == null) {
            throw new DamagedException("its member " + shown(name) + " is missing");
        }
        if (entry.getSize() > LARGEST_MEMBER) {
            throw tooLarge(name);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(LARGEST_MEMBER + 1);
            if (bytes.length > LARGEST_MEMBER) {
                throw tooLarge(name);
            }
            if (bytes.length != entry.getSize()) {
                throw new DamagedException("its member " + shown(name) + " has " + bytes.length + " bytes where "
                        + entry.getSize() + " are announced");
            }
            return bytes;
        } catch (RuntimeException e) {
            throw new DamagedException("its member " + shown(name) + " cannot be unpacked", e);
        }
    }

    String text(String name) throws IOException, DamagedException {
        return new String(read(name), StandardCharsets.UTF_8);
    }

    private static DamagedException tooLarge(String name) {
        return new DamagedException("its member " + shown(name) + " is larger than any model's");
    }

    /** A name out of the file, fit to be shown. */
    static String shown(String name) {
        String plain = name.replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= 80 ? plain : plain.substring(0, 77) + "...";
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
