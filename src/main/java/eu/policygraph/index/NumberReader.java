package eu.policygraph.index;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;

/**
 * Reads a part of a file that {@link NumberWriter} wrote. Several may read the same channel at once. What has been read is to be believed
 * after {@link #end} only.
 */
public final class NumberReader {

    private static final int BUFFER = 1 << 18;

    private final FileChannel from;
    private final ByteBuffer buffer;
    private final CRC32C checksum = new CRC32C();
    private long position;
    private long left;

    /** @param length how many bytes there are from {@code position} on */
    public NumberReader(FileChannel from, long position, long length) {
        this.from = from;
        this.position = position;
        this.left = length;
        this.buffer = ByteBuffer.allocateDirect((int) Math.min(BUFFER, Math.max(length, Integer.BYTES))).limit(0);
    }

    public int next() throws IOException {
        fill(Integer.BYTES);
        return buffer.getInt();
    }

    /** The next {@code count} numbers. */
    public int[] next(int count) throws IOException {
        if (count < 0 || (long) count * Integer.BYTES > left + buffer.remaining()) {
            throw new IOException("there are not as many numbers");
        }
        int[] numbers = new int[count];
        for (int to = 0; to < count; ) {
            fill(Integer.BYTES);
            int some = Math.min(buffer.remaining() / Integer.BYTES, count - to);
            buffer.asIntBuffer().get(numbers, to, some);
            buffer.position(buffer.position() + some * Integer.BYTES);
            to += some;
        }
        return numbers;
    }

    /** The next {@code count} bytes. */
    public byte[] bytes(int count) throws IOException {
        if (count < 0 || count > left + buffer.remaining()) {
            throw new IOException("there are not as many bytes");
        }
        byte[] bytes = new byte[count];
        for (int to = 0; to < count; ) {
            fill(1);
            int some = Math.min(buffer.remaining(), count - to);
            buffer.get(bytes, to, some);
            to += some;
        }
        return bytes;
    }

    /** @throws IOException when there is more, or when it is not what was written */
    public void end(int expected) throws IOException {
        if (left > 0 || buffer.hasRemaining() || (int) checksum.getValue() != expected) {
            throw new IOException("the checksum is another one");
        }
    }

    private void fill(int wanted) throws IOException {
        if (buffer.remaining() >= wanted) {
            return;
        }
        buffer.compact();
        int start = buffer.position();
        buffer.limit((int) Math.min(buffer.capacity(), start + left));
        while (buffer.hasRemaining()) {
            int read = from.read(buffer, position);
            if (read < 0) {
                throw new EOFException("the file is cut off");
            }
            position += read;
        }
        left -= buffer.position() - start;
        checksum.update(buffer.duplicate().flip().position(start));
        buffer.flip();
        if (buffer.remaining() < wanted) {
            throw new EOFException("the part is cut off");
        }
    }
}
