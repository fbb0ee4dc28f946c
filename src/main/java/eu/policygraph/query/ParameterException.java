package eu.policygraph.query;

/** A parameter is unknown, missing or malformed; the message names it and says what is known or expected. */
public final class ParameterException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String parameter;

    public ParameterException(String parameter, String message) {
        super(message);
        this.parameter = parameter;
    }

    /** Name of the parameter at fault, as the user wrote it. */
    public String parameter() {
        return parameter;
    }
}
