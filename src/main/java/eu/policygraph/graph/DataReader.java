package eu.policygraph.graph;

import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.loader.SchemeRouter;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.irix.IRIException;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandler;

/** Reads RDF files into a {@link GraphCollector}; every syntax error becomes a finding with line and column. */
final class DataReader {

    private DataReader() {}

    static void read(RdfFile file, GraphCollector collector) {
        Findings handler = new Findings(file, collector.findings());
        languages(file, collector);
        try (InputStream in = file.open()) {
            file.parser(in).errorHandler(handler)
                    .strict(false).checking(true).parse(collector.sink(file));
        } catch (StopReading e) {
            return;
        } catch (IOException | RuntimeIOException e) {
            collector.findings().add(Finding.of(file.path(), "The file cannot be read: " + e.getMessage(), "Check its permissions and whether it is whole."));
        } catch (RiotException | IRIException | StackOverflowError e) {
            String reason = e instanceof StackOverflowError ? "The file is nested too deeply" : String.valueOf(e.getMessage());
            collector.findings().add(Finding.of(file.path(), reason, "Mend the file and start again."));
        }
    }

    private static void languages(RdfFile file, GraphCollector collector) {
        if (Lang.JSONLD.equals(file.lang()) || Lang.JSONLD11.equals(file.lang())) {
            try (InputStream in = file.open()) {
                JsonLdLanguages.malformed(in, new JsonLdOptions(SchemeRouter.defaultInstance())).ifPresent(reason -> collector.findings().add(Finding.of(file.path(), reason, "Mend the tag and start again.")));
            } catch (IOException | RuntimeException | StackOverflowError e) {
                // Reading it for its statements fails in the same way, and says so.
                return;
            }
        }
    }

    private static final class StopReading extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private StopReading() {
            super(null, null, false, false);
        }
    }

    private record Findings(RdfFile file, List<Finding> findings) implements ErrorHandler {

        @Override
        public void warning(String message, long line, long column) {
            // A value that is not of its datatype would silently fall out of every filter; other warnings are a matter of taste.
            if (message.startsWith("Lexical form")) {
                error(message, line, column);
            }
        }

        @Override
        public void error(String message, long line, long column) {
            findings.add(new Finding(file.path(), Math.max(line, 0), Math.max(column, 0), message, ""));
        }

        @Override
        public void fatal(String message, long line, long column) {
            error(message, line, column);
            throw new StopReading();
        }
    }
}
