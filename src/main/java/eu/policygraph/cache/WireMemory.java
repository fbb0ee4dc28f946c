package eu.policygraph.cache;

import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Memory outside the heap for bodies that are sent again and again: what lies in the heap is copied each time before the system takes it.
 * What finds no room stays in the heap. Safe for any number of threads.
 */
final class WireMemory {

    /** Bytes from which on a copy costs something. */
    static final int SMALLEST = 4 * 1024;

    private final Cleaner cleaner = Cleaner.create();
    private final AtomicLong taken = new AtomicLong();
    private final long room;

    /** @param room bytes; to be less than Java may take beside the heap */
    WireMemory(long room) {
        this.room = room;
    }

    /** The body, read-only; its room is free again when nobody has it any more, and Java has noticed. */
    ByteBuffer hold(byte[] body) {
        int length = body.length;
        if (length < SMALLEST || !take(length)) {
            return ByteBuffer.wrap(body).asReadOnlyBuffer();
        }
        try {
            ByteBuffer outside = ByteBuffer.allocateDirect(length).put(body).flip();
            cleaner.register(outside, () -> taken.addAndGet(-length));
            return outside.asReadOnlyBuffer();
        } catch (OutOfMemoryError e) {
            // Somebody else has taken what there is beside the heap.
            taken.addAndGet(-length);
            return ByteBuffer.wrap(body).asReadOnlyBuffer();
        }
    }

    /** Bytes that are held outside now. */
    long taken() {
        return taken.get();
    }

    private boolean take(int length) {
        if (taken.addAndGet(length) <= room) {
            return true;
        }
        taken.addAndGet(-length);
        return false;
    }
}
