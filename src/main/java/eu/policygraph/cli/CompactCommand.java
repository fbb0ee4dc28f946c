package eu.policygraph.cli;

import eu.policygraph.graph.InputException;
import eu.policygraph.store.DurableStore;
import eu.policygraph.store.StoreTools;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Frees disk space. */
@Command(name = "compact", description = "Free the disk space that changes of a store have left unused, whether it is being served or not. A server does this by itself in time.")
final class CompactCommand implements Callable<Integer> {

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Override
    public Integer call() throws InputException, IOException, UserException {
        if (!DurableStore.isStore(store.folder())) {
            throw new UserException("there is no store in " + store.folder() + "; check the path");
        }
        StoreTools.compact(store.folder(), () -> store.data().openAny(System.out));
        System.out.println("Compacted the store in " + store.folder());
        return 0;
    }
}
