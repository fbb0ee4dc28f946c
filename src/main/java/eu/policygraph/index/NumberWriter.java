package eu.policygraph.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.zip.CRC32C;

/** Writes numbers and bytes to a channel one after the other, and adds up a checksum (CRC-32C) over them. Numbers have four bytes, the highest first. */
public final class NumberWriter {

    private static final int BUFFER = 1 << 18;

    private final WritableByteChannel to;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private final CRC32C checksum = new CRC32C();
    private long written;

    public NumberWriter(WritableByteChannel to) {
        this.to = to;
    }

    public void put(int number) throws IOException {
        makeRoom(Integer.BYTES);
        buffer.putInt(number);
    }

    /** How many numbers there are, and then these. */
    public void putAll(int[] numbers) throws IOException {
        put(numbers.length);
        for (int from = 0; from < numbers.length; ) {
            makeRoom(Integer.BYTES);
            IntBuffer room = buffer.asIntBuffer();
            int count = Math.min(room.remaining(), numbers.length - from);
            room.put(numbers, from, count);
            buffer.position(buffer.position() + count * Integer.BYTES);
            from += count;
        }
    }

    /** The first {@code length} of these bytes. */
    public void put(byte[] bytes, int length) throws IOException {
        for (int from = 0; from < length; ) {
            makeRoom(1);
            int count = Math.min(buffer.remaining(), length - from);
            buffer.put(bytes, from, count);
            from += count;
        }
    }

    /** Passes on what was written, and gives the checksum of all since the last call. */
    public int end() throws IOException {
        pass();
        int sum = (int) checksum.getValue();
        checksum.reset();
        return sum;
    }

    /** How many bytes were put so far. */
    public long written() {
        return written + buffer.position();
    }

    private void makeRoom(int bytes) throws IOException {
        if (buffer.remaining() < bytes) {
            pass();
        }
    }

    private void pass() throws IOException {
        buffer.flip();
        checksum.update(buffer.duplicate());
        written += buffer.remaining();
        while (buffer.hasRemaining()) {
            to.write(buffer);
        }
        buffer.clear();
    }
}
