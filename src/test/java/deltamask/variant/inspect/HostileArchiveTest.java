package deltamask.variant.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import deltamask.failure.UnusableException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are broken, or built to harm, get one sentence. */
final class HostileArchiveTest {
    private static final Path MODEL = Path.of("models/scripted.pt");

    @TempDir
    private Path folder;

    private Map<String, byte[]> members() throws IOException {
        Map<String, byte[]> members = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(MODEL.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                try (InputStream in = zip.getInputStream(entry)) {
                    members.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        return members;
    }

    private void assertRefused(Path file, String... words) {
        Throwable thrown = catchThrowable(() -> Inspector.inspect(file));
        assertThat(thrown).isInstanceOf(UnusableException.class).hasMessageContainingAll(words);
        assertSentence(thrown.getMessage());
    }

    private static void assertSentence(String message) {
        assertThat(message)
                .startsWith("The model ")
                .endsWith(".")
                .doesNotContain("\n")
                .doesNotContain("Exception")
                .doesNotContain("\tat ");
    }

    private Path with(String name, byte[] bytes) throws IOException {
        Map<String, byte[]> members = members();
        members.put("scripted/" + name, bytes);
        Path file = folder.resolve("changed.pt");
        TestArchive.write(file, members);
        return file;
    }

    private void assertPickleRefused(byte[] pickle, String words) throws IOException {
        assertRefused(with("data.pkl", pickle), words);
    }

    private static byte[] pickle(String latin1) {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The archive's list of members, to change what it says of the one with a name. */
    private Path changed(String name, BiConsumer<ByteBuffer, Integer> change) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(MODEL)).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at + 46 < bytes.capacity(); at++) {
            if (bytes.getInt(at) == 0x02014b50) {
                String found = new String(bytes.array(), at + 46, bytes.getShort(at + 28), StandardCharsets.UTF_8);
                if (found.equals(name)) {
                    change.accept(bytes, at);
                }
            }
        }
        return Files.write(folder.resolve("changed.pt"), bytes.array());
    }

    @Test
    void aNameThatClimbsOut() throws Exception {
        assertRefused(with("../../evil.py", new byte[1]), "leads out of the archive");
    }

    @Test
    void twoMembersOfOneName() throws Exception {
        Path file =
                changed("scripted/data/10", (bytes, at) -> bytes.put(at + 46 + "scripted/data/1".length(), (byte) '1'));
        assertRefused(file, "two of its members have the name scripted/data/11");
    }

    @Test
    void anEncryptedMember() throws Exception {
        Path file = changed("scripted/data/10", (bytes, at) -> bytes.put(at + 8, (byte) (bytes.get(at + 8) | 1)));
        assertRefused(file, "changed.pt");
    }

    @Test
    void aSymbolicLink() throws Exception {
        Path file = changed("scripted/data/10", (bytes, at) -> {
            bytes.put(at + 5, (byte) 3);
            bytes.putInt(at + 38, 0120777 << 16);
        });
        assertRefused(file, "is a symbolic link");
    }

    @Test
    void membersThatLieOverOneAnother() throws Exception {
        Path file = changed("scripted/data/10", (bytes, at) -> bytes.putInt(at + 42, 0));
        assertRefused(file, "reaches over another");
    }

    @Test
    void aListOfMembersLargerThanAnyModels() throws Exception {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(MODEL)).order(ByteOrder.LITTLE_ENDIAN);
        // PyTorch writes the 64-bit end record always.
        int at = bytes.capacity() - 22 - 20 - 56;
        assertThat(bytes.getInt(at)).isEqualTo(0x06064b50);
        bytes.putLong(at + 40, 1L << 30);
        assertRefused(Files.write(folder.resolve("changed.pt"), bytes.array()), "more than any model's");
    }

    @Test
    void aBombInAPickle() throws Exception {
        Path file = folder.resolve("bomb.pt");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String name : List.of("b/constants.pkl", "b/data.pkl")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(new byte[ArchiveMembers.LARGEST_MEMBER + 1]);
                zip.closeEntry();
            }
        }
        assertRefused(file, "data.pkl", "larger than any model's");
    }

    @Test
    void aPickleThatWouldRunSomething() throws Exception {
        byte[] pickle = pickle("\u0080\u0002cos\nsystem\n(X\u0004\0\0\0exitq\u0000tR.");
        assertPickleRefused(pickle, "its code has no forward");
    }

    @Test
    void opcodesThatTorchScriptNeverWrites() throws Exception {
        assertPickleRefused(pickle("\u0080\u0002}i__main__\nX\n."), "opcode 0x69");
    }

    @Test
    void picklesThatEndEarlyOrLieAboutLengths() throws Exception {
        for (String broken : List.of(
                "",
                "\u0080",
                "X\u00ff\u00ff\u00ff\u007f",
                "X\u00ff\u00ff\u00ff\u00ff",
                "t.",
                "h\u0007.",
                "(((",
                "NR.",
                "}(]Nu.",
                ")Q.",
                "Nb.")) {
            assertRefused(with("data.pkl", pickle(broken)), "cannot be inspected");
        }
    }

    @Test
    void aListThatHoldsItselfAndDepthWithoutEnd() throws Exception {
        byte[] cyclic = pickle("\u0080\u0002]q\0h\0a.");
        assertRefused(with("constants.pkl", pickle("N.")), "no list of constants");
        assertPickleRefused(cyclic, "holds no module");
        assertThat(Inspector.inspect(with("constants.pkl", cyclic))
                        .convolutions()
                        .all())
                .isEqualTo(55);
        byte[] deep = pickle("]" + "]".repeat(300_000) + "a".repeat(300_000) + ".");
        assertThat(Inspector.inspect(with("constants.pkl", deep)).convolutions().all())
                .isEqualTo(55);
    }

    @Test
    void fiveHundredDamagedFilesEndInAResultOrASentence() throws Exception {
        List<Path> models;
        try (Stream<Path> files = Files.list(Path.of("models"))) {
            models = files.filter(file -> file.toString().matches(".*\\.ptl?"))
                    .sorted()
                    .toList();
        }
        Random random = new Random(20_230_927);
        Path file = folder.resolve("damaged.pt");
        int refused = 0;
        for (int i = 0; i < 500; i++) {
            byte[] bytes = Files.readAllBytes(models.get(i % models.size()));
            Files.write(file, damaged(bytes, i, random));
            Throwable thrown = catchThrowable(() -> Inspector.inspect(file));
            if (thrown != null) {
                refused++;
                assertThat(thrown).as("file %d", i).isInstanceOf(UnusableException.class);
                assertSentence(thrown.getMessage());
            }
        }
        assertThat(refused).isBetween(100, 500);
    }

    private static byte[] damaged(byte[] bytes, int kind, Random random) {
        switch (kind % 5) {
            case 0 -> flip(bytes, 0, bytes.length, 1 + random.nextInt(64), random);
            case 1 -> {
                return Arrays.copyOf(bytes, random.nextInt(bytes.length));
            }
            case 2 -> flip(bytes, bytes.length - 20_000, bytes.length, 1 + random.nextInt(8), random);
            case 3 -> swapLocalOffsets(bytes, random);
            default -> flip(bytes, 0, 60_000, 1 + random.nextInt(200), random);
        }
        return bytes;
    }

    private static void flip(byte[] bytes, int from, int to, int count, Random random) {
        for (int i = 0; i < count; i++) {
            bytes[from + random.nextInt(to - from)] ^= (byte) (1 << random.nextInt(8));
        }
    }

    /** Each of two members gets the other's name: in the list of members their places are exchanged. */
    private static void swapLocalOffsets(byte[] array, Random random) {
        ByteBuffer bytes = ByteBuffer.wrap(array).order(ByteOrder.LITTLE_ENDIAN);
        List<Integer> headers = new ArrayList<>();
        for (int at = 0; at + 46 < array.length; at++) {
            if (bytes.getInt(at) == 0x02014b50) {
                headers.add(at);
            }
        }
        int one = headers.get(random.nextInt(headers.size()));
        int other = headers.get(random.nextInt(headers.size()));
        for (int field : new int[] {20, 24, 42}) {
            int kept = bytes.getInt(one + field);
            bytes.putInt(one + field, bytes.getInt(other + field));
            bytes.putInt(other + field, kept);
        }
    }
}
