package eu.policygraph.operation;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/**
 * Lines of the error log: time, level, logger, message, with the stack trace below, indented. Control characters in messages,
 * which may come from a client, become escapes: no client can make up a line.
 */
public final class LogFormatter extends Formatter {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_LOCAL_DATE_TIME.withZone(ZoneId.systemDefault());

    @Override
    public String format(LogRecord entry) {
        String line = "%s %s %s: %s%n".formatted(TIME.format(entry.getInstant()), entry.getLevel(), entry.getLoggerName(), oneLine(formatMessage(entry)));
        return entry.getThrown() == null ? line : line + trace(entry.getThrown());
    }

    /** Each line of the trace is indented, so that a line break inside an exception's message begins no entry. */
    private static String trace(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        StringBuilder lines = new StringBuilder();
        trace.toString().lines().forEach(line -> lines.append("    ").append(oneLine(line)).append(System.lineSeparator()));
        return lines.toString();
    }

    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (Character.isISOControl(c) && c != '\t' || c == '\u2028' || c == '\u2029') {
                line.append(String.format("\\u%04x", c));
            } else {
                line.appendCodePoint(c);
            }
        });
        return line.toString();
    }
}
