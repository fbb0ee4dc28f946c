package eu.policygraph.query;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** JSON text as UTF-8, put together in memory; whoever writes much of it is asked now and then whether there is time left. */
final class JsonBytes {

    private static final int OFTEN = 64 * 1024;
    private static final int LONGEST_CHARACTER = 6;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final Runnable clock;
    private byte[] bytes = new byte[1024];
    private int size;
    private int next = OFTEN;

    /** @param clock what it throws comes out of the writing */
    JsonBytes(Runnable clock) {
        this.clock = clock;
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Bytes as they are. */
    JsonBytes raw(byte[] text) {
        room(text.length);
        System.arraycopy(text, 0, bytes, size, text.length);
        size += text.length;
        return this;
    }

    JsonBytes raw(char ascii) {
        room(1);
        bytes[size++] = (byte) ascii;
        return this;
    }

    /** A string with its quotes (RFC 8259, section 7). */
    JsonBytes string(String text) {
        room(LONGEST_CHARACTER * text.length() + 2);
        byte[] out = bytes;
        int at = size;
        out[at++] = '"';
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                if (c >= ' ' && c != '"' && c != '\\') {
                    out[at++] = (byte) c;
                } else {
                    at = escaped(c, out, at);
                }
            } else if (c < 0x800) {
                out[at++] = (byte) (0xC0 | c >> 6);
                out[at++] = (byte) (0x80 | c & 0x3F);
            } else if (Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1))) {
                int point = Character.toCodePoint(c, text.charAt(++i));
                out[at++] = (byte) (0xF0 | point >> 18);
                out[at++] = (byte) (0x80 | point >> 12 & 0x3F);
                out[at++] = (byte) (0x80 | point >> 6 & 0x3F);
                out[at++] = (byte) (0x80 | point & 0x3F);
            } else if (Character.isSurrogate(c)) {
                out[at++] = '?';
            } else if (c == '\u2028' || c == '\u2029') {
                at = hexadecimal(c, out, at);
            } else {
                out[at++] = (byte) (0xE0 | c >> 12);
                out[at++] = (byte) (0x80 | c >> 6 & 0x3F);
                out[at++] = (byte) (0x80 | c & 0x3F);
            }
        }
        out[at++] = '"';
        size = at;
        return this;
    }

    private static int escaped(char c, byte[] out, int from) {
        int letter = switch (c) {
            case '"', '\\' -> c;
            case '\n' -> 'n';
            case '\r' -> 'r';
            case '\t' -> 't';
            case '\b' -> 'b';
            case '\f' -> 'f';
            default -> 0;
        };
        if (letter == 0) {
            return hexadecimal(c, out, from);
        }
        out[from] = '\\';
        out[from + 1] = (byte) letter;
        return from + 2;
    }

    private static int hexadecimal(char c, byte[] out, int from) {
        out[from] = '\\';
        out[from + 1] = 'u';
        for (int i = 0; i < 4; i++) {
            out[from + 2 + i] = HEX[c >> 12 - 4 * i & 0xF];
        }
        return from + 6;
    }

    private void room(int more) {
        if (size >= next) {
            next = size + OFTEN;
            clock.run();
        }
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, Math.addExact(size, more)));
        }
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }
}
