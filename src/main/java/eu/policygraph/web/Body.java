package eu.policygraph.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The bytes of an answer; how many there are is known before the first is sent. */
public sealed interface Body {

    /** Number of bytes. */
    long length();

    /** Writes all bytes. May be called again. */
    void writeTo(OutputStream out) throws IOException;

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
     * A file that is copied out piece by piece, for answers too big to hold in memory.
     *
     * @param file stays as it is while answers may hold it
     * @param length its size in bytes
     */
    record InFile(Path file, long length) implements Body {

        public InFile {
            Objects.requireNonNull(file);
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            Files.copy(file, out);
        }
    }
}
