package eu.policygraph.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientConnectionsTest {

    private final ClientConnections connections = new ClientConnections(2, List.of("192.0.2.0/24"));

    @Test
    void oneClientHasOnlySoManyConnectionsAndMoreWhenOneHasEnded() throws Exception {
        InetAddress client = InetAddress.getByName("198.51.100.7");
        assertThat(connections.admit(client)).isTrue();
        assertThat(connections.admit(client)).isTrue();
        assertThat(connections.admit(client)).isFalse();
        assertThat(connections.admit(InetAddress.getByName("198.51.100.8"))).as("another").isTrue();
        connections.release(client);
        assertThat(connections.admit(client)).isTrue();
        assertThat(connections.admit(client)).isFalse();
    }

    @Test
    void aNetworkOfIpv6IsOneClient() throws Exception {
        assertThat(connections.admit(InetAddress.getByName("2001:db8::1"))).isTrue();
        assertThat(connections.admit(InetAddress.getByName("2001:db8::2"))).isTrue();
        assertThat(connections.admit(InetAddress.getByName("2001:db8::3"))).isFalse();
        assertThat(connections.admit(InetAddress.getByName("2001:db8:0:1::1"))).isTrue();
    }

    @Test
    void proxiesThatAreBelievedAndThisMachineAreNotCounted() throws Exception {
        for (String address : List.of("192.0.2.1", "127.0.0.1", "::1")) {
            for (int i = 0; i < 5; i++) {
                assertThat(connections.admit(InetAddress.getByName(address))).as(address).isTrue();
            }
        }
    }
}
