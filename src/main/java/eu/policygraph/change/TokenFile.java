package eu.policygraph.change;

import eu.policygraph.graph.Finding;
import eu.policygraph.graph.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The file that says which tokens are good. It is read again when it has changed, so that taking out a line ends a token at once;
 * a file that has become unreadable, wrong or open to others lets nobody in.
 */
public final class TokenFile {

    private static final Set<PosixFilePermission> FORBIDDEN = Set.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.GROUP_WRITE);

    private record Known(Object state, List<TokenEntry> entries) {}

    private final Path file;
    private final Clock clock;
    private volatile Known known;

    private TokenFile(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /**
     * @param clock says which day it is, for tokens that expire
     * @throws InputException when a line is wrong, or when others than its owner may read or write the file
     */
    public static TokenFile open(Path file, Clock clock) throws InputException, IOException {
        TokenFile tokens = new TokenFile(Objects.requireNonNull(file), clock);
        tokens.entries();
        return tokens;
    }

    /**
     * Adds the line of a token to a file, which is made when there is none, for its owner only.
     *
     * @throws InputException when the file is wrong, or has a token of that name; nothing is written then
     */
    public static void append(Path file, IssuedToken token) throws InputException, IOException {
        if (!Files.exists(file)) {
            boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
            Files.createFile(file, posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))} : new FileAttribute<?>[0]);
        }
        if (read(file).stream().anyMatch(entry -> entry.user().name().equals(token.name()))) {
            throw new InputException(List.of(Finding.of(file, "There is a token of " + token.name() + " already", "Take its line out first, or choose another name.")));
        }
        String text = Files.readString(file);
        Files.writeString(file, (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + token.line() + "\n", StandardOpenOption.APPEND);
    }

    /**
     * Whose token this is; empty for one that is unknown or has expired. Every line is compared, whatever the token is.
     *
     * @throws InputException when the file is wrong now
     */
    Optional<User> userOf(String token) throws InputException, IOException {
        User found = null;
        for (TokenEntry entry : entries()) {
            boolean good = entry.matches(token) & entry.isGoodAt(clock.instant());
            found = good ? entry.user() : found;
        }
        return Optional.ofNullable(found);
    }

    private List<TokenEntry> entries() throws InputException, IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        Object state = List.of(attributes.lastModifiedTime(), attributes.size(), String.valueOf(attributes.fileKey()));
        Known current = known;
        if (current == null || !current.state().equals(state)) {
            current = new Known(state, read(file));
            known = current;
        }
        return current.entries();
    }

    private static List<TokenEntry> read(Path file) throws InputException, IOException {
        List<Finding> findings = new ArrayList<>();
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")
                && Files.getPosixFilePermissions(file).stream().anyMatch(FORBIDDEN::contains)) {
            findings.add(Finding.of(file, "Others can read or change the file of tokens", "Let only its owner: chmod 600 " + file + "."));
        }
        List<TokenEntry> entries = new ArrayList<>();
        Set<String> names = new HashSet<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            try {
                TokenEntry entry = TokenEntry.parse(line);
                if (!names.add(entry.user().name())) {
                    findings.add(new Finding(file, i + 1, 0, "A second token of " + entry.user().name(), "Give each token a name of its own."));
                }
                entries.add(entry);
            } catch (IllegalArgumentException e) {
                findings.add(new Finding(file, i + 1, 0, e.getMessage(), ""));
            }
        }
        if (!findings.isEmpty()) {
            throw new InputException(findings);
        }
        return List.copyOf(entries);
    }
}
