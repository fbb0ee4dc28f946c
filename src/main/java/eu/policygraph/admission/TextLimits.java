package eu.policygraph.admission;

/**
 * How long and how complex the text of a query or update may be.
 *
 * @param maxCharacters UTF-16 units of the text
 * @param maxDepth brackets of any kind inside one another
 * @param maxNodes parts of the parsed query: triple patterns, groups, filters, functions, steps of paths. Constants and rows of
 *     VALUES do not count
 */
public record TextLimits(int maxCharacters, int maxDepth, int maxNodes) {

    /** 256 Ki characters, 500 brackets, 2,000 parts. */
    public static final TextLimits DEFAULT = new TextLimits(256 * 1024, 500, 2_000);

    public TextLimits {
        if (maxCharacters < 1 || maxDepth < 1 || maxNodes < 1) {
            throw new IllegalArgumentException("limits are positive");
        }
    }
}
