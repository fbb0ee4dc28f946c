package eu.policygraph.cli;

import eu.policygraph.change.IssuedToken;
import eu.policygraph.change.Role;
import eu.policygraph.change.TokenFile;
import eu.policygraph.graph.InputException;
import eu.policygraph.model.Namespaces;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a token that may change data. */
@Command(name = "token", description = "Make a token that may change data over HTTP. The token is shown once, on standard output; what is kept of it is its hash.")
final class TokenCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "Whose token it is; stands in the audit log.")
    private String name;

    @Option(names = "--role", required = true, split = ",", paramLabel = "ROLE", description = "writer: change the graphs named by --source. admin: back up, restore, compact, audit.")
    private Set<Role> roles;

    @Option(names = "--source", paramLabel = "IRI", description = "Graph that a writer may write, as IRI or with a house prefix (source:my-source); with * at the end, all that begin so. Repeatable.")
    private List<String> sources = List.of();

    @Option(names = "--expires", paramLabel = "DAY", description = "Last day on which it is good, as 2027-12-31, in UTC. Default: it stays good until its line is taken out.")
    private LocalDate expires;

    @Option(names = "--tokens", paramLabel = "FILE", defaultValue = "${env:POLICYGRAPH_TOKENS}",
            description = "File to add its line to; made when there is none, for its owner only. Default: the line is printed. Environment: POLICYGRAPH_TOKENS.")
    private Path file;

    @Override
    public Integer call() throws InputException, IOException, UserException {
        IssuedToken token = make();
        if (file == null) {
            System.err.println("Add this line to the file that the server is started with by --tokens FILE:");
            System.err.println(token.line());
        } else {
            TokenFile.append(file, token);
            System.err.println("Added " + name + " to " + file + ". A running server that was started with it knows the token from now on.");
        }
        System.err.println("The token is shown only now. Send it as the header Authorization: Bearer TOKEN.");
        System.out.println(token.token());
        return 0;
    }

    private IssuedToken make() throws UserException {
        try {
            return IssuedToken.make(name, roles, sources.stream().map(TokenCommand::expanded).toList(), Optional.ofNullable(expires));
        } catch (IllegalArgumentException e) {
            throw new UserException(e.getMessage());
        }
    }

    private static String expanded(String source) {
        return Namespaces.all().entrySet().stream().filter(prefix -> source.startsWith(prefix.getKey() + ":") && !source.startsWith(prefix.getKey() + "://"))
                .map(Map.Entry::getValue).findFirst().map(namespace -> namespace + source.substring(source.indexOf(':') + 1)).orElse(source);
    }
}
