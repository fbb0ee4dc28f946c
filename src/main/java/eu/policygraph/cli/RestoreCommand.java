package eu.policygraph.cli;

import eu.policygraph.graph.InputException;
import eu.policygraph.store.StoreTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Brings a backup back. */
@Command(name = "restore", description = "Replace all data of a store by a backup, as one change, whether it is being served or not. What was there stays in the journal.")
final class RestoreCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "FILE", description = "File that the command backup has written.")
    private Path file;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Override
    public Integer call() throws InputException, IOException, UserException {
        if (!Files.isRegularFile(file)) {
            throw new UserException("there is no file " + file + "; check the path");
        }
        StoreTools.restore(store.folder(), file, StoreOptions.operator(), store.data().guard(), () -> store.data().openAny(System.out));
        System.out.println("Restored " + file + " to the store in " + store.folder());
        return 0;
    }
}
