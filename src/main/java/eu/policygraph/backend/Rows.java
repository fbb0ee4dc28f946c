package eu.policygraph.backend;

import java.util.Iterator;
import java.util.List;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;

/** Rows of an answer on its way; to be closed, which hangs up when there are more. Used by one thread. */
public interface Rows extends Iterator<Binding>, AutoCloseable {

    List<Var> variables();

    /** Whether the engine has more rows than it gave, or than were read. Known when {@link #hasNext} is false. */
    boolean partial();

    @Override
    void close();
}
