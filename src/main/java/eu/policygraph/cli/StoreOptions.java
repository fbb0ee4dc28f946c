package eu.policygraph.cli;

import eu.policygraph.store.Author;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;

/** The store of the commands that tend one. */
final class StoreOptions {

    @Mixin
    private DataOptions data = new DataOptions();

    DataOptions data() {
        return data;
    }

    Path folder() throws UserException {
        return data.storeFolder().orElseThrow(() -> new UserException("name the folder of the store with --store DIR"));
    }

    /** Who runs the command. */
    static Author operator() {
        return new Author(System.getProperty("user.name", "unknown"), "admin", "");
    }
}
