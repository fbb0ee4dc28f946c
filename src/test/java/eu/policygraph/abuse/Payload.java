package eu.policygraph.abuse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.text.StringEscapeUtils;

/**
 * One text of {@code abuse/payloads.tsv}.
 *
 * @param aim what it tries to break out of
 */
public record Payload(String aim, String text) {

    /** Every payload, in the order of the file. */
    static List<Payload> all() throws IOException {
        try (InputStream in = Payload.class.getResourceAsStream("/abuse/payloads.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#") || line.startsWith("#\t"))
                    .map(line -> line.split("\t", 2)).map(parts -> new Payload(parts[0], StringEscapeUtils.unescapeJava(parts[1].replaceAll("\\\\0", "\\\\u0000")))).toList();
        }
    }
}
