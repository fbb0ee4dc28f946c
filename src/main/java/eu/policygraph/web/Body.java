package eu.policygraph.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** The bytes of an answer; how many there are is known before the first is sent. */
public sealed interface Body extends AutoCloseable {

    /** Number of bytes. */
    long length();

    /** Writes all bytes. May be called again. */
    void writeTo(OutputStream out) throws IOException;

    /** Lets go of what it holds; nothing is written afterwards. */
    @Override
    default void close() throws IOException {}

    /** No bytes. */
    static Body empty() {
        return new InMemory(new byte[0]);
    }

    /** @param bytes not to be changed from here on */
    record InMemory(byte[] bytes) implements Body {

        public InMemory {
            Objects.requireNonNull(bytes);
        }

        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(bytes);
        }
    }

    /**
     * A file that is copied out piece by piece, for answers too big to hold in memory. It is open from the beginning: who removes
     * the file meanwhile takes nothing from this answer.
     *
     * @param file open for reading
     * @param length its size in bytes
     */
    record InFile(FileChannel file, long length) implements Body {

        private static final int PIECE = 64 * 1024;

        public InFile {
            Objects.requireNonNull(file);
        }

        /** Opens a file. */
        public static InFile open(Path file) throws IOException {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            return new InFile(channel, channel.size());
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            ByteBuffer piece = ByteBuffer.allocate(PIECE);
            for (long at = 0; at < length; at += piece.limit()) {
                piece.clear();
                if (file.read(piece, at) <= 0) {
                    throw new IOException("a file became shorter while it was sent");
                }
                piece.flip();
                out.write(piece.array(), 0, piece.limit());
            }
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
