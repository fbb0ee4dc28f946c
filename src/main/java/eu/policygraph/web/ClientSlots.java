package eu.policygraph.web;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** How many requests of one client may be under way at once. */
final class ClientSlots {

    /** A client that has just got an answer may ask again before its slot is free: so long it waits. */
    private static final long PATIENCE = 200;

    private record Client(Semaphore slots, int users) {}

    private final ConcurrentMap<String, Client> clients = new ConcurrentHashMap<>();
    private final int perClient;

    ClientSlots(int perClient) {
        this.perClient = perClient;
    }

    /** Takes a slot; false when the client has them all. */
    boolean take(String client) {
        return take(client, PATIENCE);
    }

    /** Takes a slot without waiting for one; false when the client has them all. */
    boolean takeNow(String client) {
        return take(client, 0);
    }

    private boolean take(String client, long patience) {
        Semaphore slots = clients.compute(client, (name, known) -> known == null ? new Client(new Semaphore(perClient), 1) : new Client(known.slots(), known.users() + 1)).slots();
        boolean taken = false;
        try {
            taken = patience == 0 ? slots.tryAcquire() : slots.tryAcquire(patience, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!taken) {
            forget(client);
        }
        return taken;
    }

    /** Gives a slot back that was taken. */
    void give(String client) {
        clients.get(client).slots().release();
        forget(client);
    }

    private void forget(String client) {
        clients.compute(client, (name, known) -> known.users() == 1 ? null : new Client(known.slots(), known.users() - 1));
    }
}
