package eu.policygraph.index;

import java.util.NoSuchElementException;
import org.apache.jena.graph.Triple;
import org.apache.jena.util.iterator.NiceIterator;

/** The statements of a scan with their terms. */
final class IdTripleIterator extends NiceIterator<Triple> {

    private final IdScan scan;
    private final Terms terms;
    private boolean ready;
    private boolean over;

    IdTripleIterator(IdScan scan, Terms terms) {
        this.scan = scan;
        this.terms = terms;
    }

    @Override
    public boolean hasNext() {
        if (!ready && !over) {
            ready = scan.next();
            over = !ready;
        }
        return ready;
    }

    @Override
    public Triple next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        ready = false;
        return Triple.create(terms.term(scan.subject()), terms.term(scan.predicate()), terms.term(scan.object()));
    }
}
