package eu.policygraph.index;

/**
 * A table of statements, of which some count no more.
 *
 * @param removed statements of {@code table} that are to be passed over
 */
public record IdPart(IdTriples table, IdTriples removed) {}
