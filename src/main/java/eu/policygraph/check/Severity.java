package eu.policygraph.check;

/** How grave a finding of a check is. */
public enum Severity {
    /** The data must not be published like this. */
    ERROR,
    /** Worth a look; the data may be right. */
    WARN
}
