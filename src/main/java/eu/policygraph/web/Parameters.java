package eu.policygraph.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The name and value pairs of a query string or form body ({@code application/x-www-form-urlencoded}), in order. */
public final class Parameters {

    private final Map<String, List<String>> values;

    private Parameters(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * @param encoded may be null or empty
     * @throws ProblemException 400 when the percent-encoding or the UTF-8 in it is broken
     */
    public static Parameters parse(String encoded) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        if (encoded != null) {
            for (String pair : encoded.split("&")) {
                if (!pair.isEmpty()) {
                    int equals = pair.indexOf('=');
                    String name = decode(equals < 0 ? pair : pair.substring(0, equals), true);
                    String value = equals < 0 ? "" : decode(pair.substring(equals + 1), true);
                    values.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
                }
            }
        }
        return new Parameters(values);
    }

    /** The names, in order of first appearance. */
    public Set<String> names() {
        return values.keySet();
    }

    /** All values of a name, in order; empty when there is none. */
    public List<String> all(String name) {
        return List.copyOf(values.getOrDefault(name, List.of()));
    }

    /**
     * The one value of a name.
     *
     * @throws ProblemException 400 when it is given more than once
     */
    public Optional<String> one(String name) {
        List<String> given = values.getOrDefault(name, List.of());
        if (given.size() > 1) {
            throw Problem.badRequest("repeated-parameter", "Parameter '" + name + "' is given " + given.size() + " times; give it once.").exception();
        }
        return given.stream().findFirst();
    }

    /**
     * Decodes percent-encoding strictly.
     *
     * @param plusIsSpace as in form data; not so in paths
     * @throws ProblemException 400 when the encoding or the UTF-8 in it is broken
     */
    public static String decode(String text, boolean plusIsSpace) {
        byte[] bytes = new byte[text.length() * 3];
        int size = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
                int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    throw broken();
                }
                bytes[size++] = (byte) (high << 4 | low);
                i += 2;
            } else if (c == '+' && plusIsSpace) {
                bytes[size++] = ' ';
            } else if (c < 0x80) {
                bytes[size++] = (byte) c;
            } else {
                for (byte b : String.valueOf(c).getBytes(StandardCharsets.UTF_8)) {
                    bytes[size++] = b;
                }
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, size)).toString();
        } catch (CharacterCodingException e) {
            throw broken();
        }
    }

    private static ProblemException broken() {
        return Problem.badRequest("bad-encoding", "The address holds broken percent-encoding or bytes that are not UTF-8.").exception();
    }
}
