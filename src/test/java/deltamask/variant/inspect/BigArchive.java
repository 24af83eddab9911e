package deltamask.variant.inspect;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Makes a model file of 200 MB out of a small one, to measure an inspection with: 200 constants of one million bytes. */
final class BigArchive {
    private static final int TENSORS = 200;
    private static final int VALUES = 250_000;

    private BigArchive() {}

    /** @param arguments the small model's file and the one to write */
    public static void main(String[] arguments) throws IOException {
        Path small = Path.of(arguments[0]);
        try (ZipFile from = new ZipFile(small.toFile());
                OutputStream out = Files.newOutputStream(Path.of(arguments[1]));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setMethod(ZipOutputStream.STORED);
            String folder = "";
            for (ZipEntry entry : Collections.list(from.entries())) {
                if (entry.getName().endsWith("/constants.pkl")) {
                    folder = entry.getName().replace("constants.pkl", "");
                    add(zip, entry.getName(), constants());
                } else {
                    try (InputStream in = from.getInputStream(entry)) {
                        add(zip, entry.getName(), in.readAllBytes());
                    }
                }
            }
            for (int i = 0; i < TENSORS; i++) {
                add(zip, folder + "constants/" + i, new byte[4 * VALUES]);
            }
        }
    }

    private static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        entry.setCrc(crc.getValue());
        entry.setSize(bytes.length);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    /** A pickled tuple of float tensors as PyTorch writes one. */
    private static byte[] constants() throws IOException {
        ByteArrayOutputStream pickle = new ByteArrayOutputStream();
        write(pickle, "\u0080\u0002(");
        for (int i = 0; i < TENSORS; i++) {
            write(pickle, "ctorch._utils\n_rebuild_tensor_v2\n((");
            text(pickle, "storage");
            write(pickle, "ctorch\nFloatStorage\n");
            text(pickle, String.valueOf(i));
            text(pickle, "cpu");
            number(pickle);
            write(pickle, "tQK\0(");
            number(pickle);
            write(pickle, "t(K\1t\u0089ccollections\nOrderedDict\n)RtR");
        }
        write(pickle, "t.");
        return pickle.toByteArray();
    }

    private static void write(ByteArrayOutputStream pickle, String latin1) throws IOException {
        pickle.write(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void text(ByteArrayOutputStream pickle, String text) throws IOException {
        pickle.write(new byte[] {'X', (byte) text.length(), 0, 0, 0});
        write(pickle, text);
    }

    private static void number(ByteArrayOutputStream pickle) throws IOException {
        pickle.write(
                new byte[] {'J', (byte) VALUES, (byte) (VALUES >> 8), (byte) (VALUES >> 16), (byte) (VALUES >> 24)});
    }
}
