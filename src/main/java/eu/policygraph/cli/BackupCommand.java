package eu.policygraph.cli;

import eu.policygraph.store.Backup;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a backup. The file appears under its name when it is whole and on the disk. */
@Command(name = "backup", description = "Write all data of a store, as of its last change, into one file (gzip of N-Quads), whether it is being served or not.")
final class BackupCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "FILE", description = "File to write, as backup.nq.gz.")
    private Path file;

    @Option(names = "--force", description = "Replace a file of that name.")
    private boolean force;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Override
    public Integer call() throws IOException, UserException {
        if (Files.exists(file) && !force) {
            throw new UserException(file + " is there already; name another file, or replace it with --force");
        }
        Backup backup = Backup.of(store.folder(), Brussels.CLOCK.instant());
        Path draft = file.resolveSibling("." + file.getFileName() + ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                OutputStream out = Channels.newOutputStream(channel);
                backup.write(out);
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
        System.out.printf("Wrote %,d statements in %,d graphs, version %s, to %s%n", backup.statements(), backup.graphs().size(), backup.version().substring(0, 12), file);
        return 0;
    }
}
