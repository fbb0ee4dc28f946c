package eu.policygraph.engine;

/**
 * A place of a pattern: a term, or a variable.
 *
 * @param slot of the variable in the row; -1 for a term
 * @param constant number of the term
 */
record Place(int slot, int constant) {

    /** The number that stands here in the row at hand; 0 for a variable without a value. */
    int number(Frame frame) {
        return slot < 0 ? constant : frame.row[slot];
    }
}
