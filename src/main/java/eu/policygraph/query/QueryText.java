package eu.policygraph.query;

import eu.policygraph.graph.Finding;
import eu.policygraph.graph.InputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A query file as it was when the program started; later changes of the file are not seen. */
public final class QueryText {

    private static final String SUFFIX = ".rq";

    private final Path file;
    private final byte[] content;

    private QueryText(Path file) throws IOException {
        this.file = file;
        this.content = Files.readAllBytes(file);
    }

    /** The query files that lie directly in a folder, sorted by name. */
    public static List<QueryText> of(Path folder) throws IOException {
        List<QueryText> texts = new ArrayList<>();
        try (Stream<Path> list = Files.list(folder)) {
            for (Path file : list.filter(f -> f.getFileName().toString().endsWith(SUFFIX)).sorted().toList()) {
                texts.add(new QueryText(file));
            }
        }
        return texts;
    }

    /** The file of that path. */
    static QueryText read(Path file) throws IOException {
        return new QueryText(file);
    }

    public Path file() {
        return file;
    }

    /** The name of the file without its suffix. */
    String name() {
        String name = file.getFileName().toString();
        return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    }

    /**
     * What it says, lines ended by line feeds.
     *
     * @throws InputException when it is not UTF-8
     */
    String text() throws InputException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString().replace("\r\n", "\n");
        } catch (CharacterCodingException e) {
            throw new InputException(List.of(Finding.of(file, "The file is not UTF-8", "Save it as UTF-8.")));
        }
    }
}
