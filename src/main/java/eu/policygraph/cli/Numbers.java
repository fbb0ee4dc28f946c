package eu.policygraph.cli;

import java.time.Duration;

/** Values of flags that are in range. */
final class Numbers {

    private static final int DAY = 86_400;

    private Numbers() {}

    static void between(String flag, int value, int least, int most) throws UserException {
        if (value < least || value > most) {
            throw new UserException(flag + " is between " + least + " and " + most + ", not " + value);
        }
    }

    static Duration seconds(String flag, double value) throws UserException {
        if (!(value > 0) || value > DAY) {
            throw new UserException(flag + " is in seconds, more than 0 and at most " + DAY + ", not " + value);
        }
        return Duration.ofMillis(Math.max(1, Math.round(value * 1000)));
    }
}
