package eu.policygraph.graph;

import java.nio.file.Path;
import java.util.Objects;

/**
 * One thing that is wrong with the input, told so that its author can mend it.
 *
 * @param file the file, or null when the finding belongs to no single file
 * @param line line from 1, or 0 when unknown
 * @param column column from 1, or 0 when unknown
 * @param message what is wrong
 * @param advice what to do about it; may be empty
 */
public record Finding(Path file, long line, long column, String message, String advice) {

    public Finding {
        Objects.requireNonNull(message);
        Objects.requireNonNull(advice);
    }

    /** A finding about a whole file. */
    public static Finding of(Path file, String message, String advice) {
        return new Finding(file, 0, 0, message, advice);
    }

    /** One line for a terminal: {@code file:line:column: message. advice}. */
    public String toLine() {
        StringBuilder text = new StringBuilder();
        if (file != null) {
            text.append(file);
            if (line > 0) {
                text.append(':').append(line);
                if (column > 0) {
                    text.append(':').append(column);
                }
            }
            text.append(": ");
        }
        text.append(message);
        if (!advice.isEmpty()) {
            text.append(text.charAt(text.length() - 1) == '.' ? " " : ". ").append(advice);
        }
        return text.toString();
    }
}
