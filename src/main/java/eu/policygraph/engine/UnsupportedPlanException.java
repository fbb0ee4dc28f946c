package eu.policygraph.engine;

/** The engine does not evaluate this; somebody else has to. */
final class UnsupportedPlanException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnsupportedPlanException(String what) {
        super(what, null, false, false);
    }
}
