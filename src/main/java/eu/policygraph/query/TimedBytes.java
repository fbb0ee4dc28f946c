package eu.policygraph.query;

import java.io.ByteArrayOutputStream;

/** Bytes in memory; whoever writes many of them is asked now and then whether there is time left. */
final class TimedBytes extends ByteArrayOutputStream {

    private static final int OFTEN = 64 * 1024;

    private final Runnable clock;
    private int next = OFTEN;

    /** @param clock what it throws comes out of the writing */
    TimedBytes(Runnable clock) {
        this.clock = clock;
    }

    @Override
    public void write(int b) {
        super.write(b);
        look();
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        super.write(bytes, offset, length);
        look();
    }

    private void look() {
        if (count >= next) {
            next = count + OFTEN;
            clock.run();
        }
    }
}
