package eu.policygraph.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One row of the facts that the first curation started from. */
record Fact(String file, String key, String property, String value, String type, String source, String confidence, String note) {

    static List<Fact> read(Path path, String file) throws IOException {
        return Files.readString(path).lines().skip(1).filter(line -> !line.isEmpty()).map(line -> of(file, line.split("\t", -1))).toList();
    }

    private static Fact of(String file, String[] fields) {
        return new Fact(file, fields[0], fields[2], fields[3], fields[4], fields[5], fields[6], fields[7]);
    }

    /** What names this row in data/left-out.md. */
    String id() {
        return String.join("\t", key, property, value);
    }

    boolean isLabel() {
        return property.matches("(title|label)_[a-z]{2}");
    }

    /** The language that a title or label is in, otherwise English. */
    String language() {
        return isLabel() ? property.substring(6) : "en";
    }

    /** The property without its language. */
    String generalProperty() {
        return isLabel() ? property.substring(0, 6) + "XX" : property;
    }
}
