package eu.policygraph.cache;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.PreEncodedHttpField;

/** Several header fields that Jetty writes as one: their bytes are ready. To Jetty it has the name of the first of them, without a meaning. */
final class HeaderBlock extends PreEncodedHttpField {

    private final byte[] lines;

    private HeaderBlock(Map.Entry<String, String> first, byte[] lines) {
        super(first.getKey(), first.getValue());
        this.lines = lines;
    }

    /** @param fields at least one; none that frames the message, as Content-Length or Connection */
    static HeaderBlock of(List<Map.Entry<String, String>> fields) {
        StringBuilder lines = new StringBuilder();
        fields.forEach(field -> lines.append(oneLine(field.getKey())).append(": ").append(oneLine(field.getValue())).append("\r\n"));
        return new HeaderBlock(fields.getFirst(), lines.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String oneLine(String text) {
        return text.replace('\r', ' ').replace('\n', ' ');
    }

    @Override
    public void putTo(ByteBuffer buffer, HttpVersion version) {
        buffer.put(lines);
    }

    @Override
    public int getEncodedLength(HttpVersion version) {
        return lines.length;
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
