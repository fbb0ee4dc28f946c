package eu.policygraph.cli;

import java.time.Clock;
import java.time.ZoneId;

/** Where days begin and end: what holds "today" is asked of the law of the Union. */
final class Brussels {

    /** Made when it is first used: the rules of zones take their time. */
    static final Clock CLOCK = Clock.system(ZoneId.of("Europe/Brussels"));

    private Brussels() {}
}
