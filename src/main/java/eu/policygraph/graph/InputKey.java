package eu.policygraph.graph;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a snapshot is made from as one key, which is another one when anything of it is: the content and the place of files, the program, and
 * how it was told to read them.
 */
public final class InputKey {

    private InputKey() {}

    /**
     * The key of inputs, 64 hexadecimal digits.
     *
     * @param inputs files and folders; of a folder all files count, whatever they hold. Relative IRIs are resolved against the place of a file, so that it counts, too
     * @param settings what else the result depends on
     */
    public static String of(List<Path> inputs, List<String> settings) throws IOException {
        MessageDigest all = CanonicalQuads.digest();
        add(all, program());
        settings.forEach(setting -> add(all, setting));
        for (Path input : inputs) {
            add(all, input.toAbsolutePath().toString());
            for (String line : lines(input)) {
                add(all, line);
            }
        }
        return HexFormat.of().formatHex(all.digest());
    }

    private static void add(MessageDigest digest, String text) {
        digest.update((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Name and SHA-256 of every file. */
    private static List<String> lines(Path input) throws IOException {
        if (!Files.exists(input)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(input)) {
            return walk.filter(Files::isRegularFile).sorted().toList().parallelStream().map(file -> input.relativize(file) + " " + sha256(file)).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String sha256(Path file) {
        MessageDigest digest = CanonicalQuads.digest();
        try (InputStream in = Files.newInputStream(file); OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            in.transferTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The program itself: the content of its jar or, while it is developed, size and age of its classes. */
    private static String program() throws IOException {
        Path code;
        try {
            code = Path.of(InputKey.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
        if (Files.isRegularFile(code)) {
            return sha256(code);
        }
        MessageDigest digest = CanonicalQuads.digest();
        try (Stream<Path> walk = Files.walk(code)) {
            for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
                add(digest, code.relativize(file) + " " + Files.size(file) + " " + Files.getLastModifiedTime(file));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
