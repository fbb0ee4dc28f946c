package eu.policygraph.join;

import java.io.IOException;

/** Where imported source graphs go. Used by one thread. */
public interface ImportTarget extends AutoCloseable {

    /** Keeps nothing: for trying an import out. */
    ImportTarget NOWHERE = new ImportTarget() {
        @Override
        public void accept(SourceGraph graph) {
            // Only the conversion is wanted.
        }

        @Override
        public void finish() {
            // There is nothing to finish.
        }

        @Override
        public void close() {
            // There is nothing to free.
        }
    };

    /**
     * Takes a graph over; a graph of the same name from an earlier import is replaced as a whole.
     *
     * @throws ImportException when this graph is refused; others may follow
     * @throws IOException when nothing more can be written
     */
    void accept(SourceGraph graph) throws ImportException, IOException;

    /** Called once at the end, after the last graph: what was accepted is kept from then on at the latest. */
    void finish() throws ImportException, IOException;

    /** Frees what is open; what was not finished may be lost. */
    @Override
    void close() throws IOException;
}
