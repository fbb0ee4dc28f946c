package eu.policygraph.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WireMemoryTest {

    private static final int ROOM = 8 * 1024 * 1024;

    private final WireMemory memory = new WireMemory(ROOM);

    @Test
    void bodiesAreHeldOutsideTheHeapUpToItsRoomAndGivenBack() throws InterruptedException {
        byte[] megabyte = new byte[1024 * 1024];
        megabyte[7] = 7;
        List<ByteBuffer> held = new ArrayList<>();
        for (int i = 0; i < ROOM; i += megabyte.length) {
            held.add(memory.hold(megabyte));
        }
        assertThat(held).hasSize(8).allMatch(ByteBuffer::isDirect).allMatch(ByteBuffer::isReadOnly).allMatch(body -> body.remaining() == megabyte.length && body.get(7) == 7);
        assertThat(memory.hold(megabyte)).satisfies(body -> assertThat(body.isDirect()).isFalse()).satisfies(body -> assertThat(body.get(7)).isEqualTo((byte) 7));
        held.clear();
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (memory.taken() > 0 && System.nanoTime() < end) {
            System.gc();
            Thread.sleep(10);
        }
        assertThat(memory.taken()).isZero();
    }

    @Test
    void smallBodiesStayInTheHeap() {
        assertThat(memory.hold(new byte[WireMemory.SMALLEST - 1]).isDirect()).isFalse();
        assertThat(memory.taken()).isZero();
    }
}
