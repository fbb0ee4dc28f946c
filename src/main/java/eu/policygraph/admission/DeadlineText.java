package eu.policygraph.admission;

/** A text that looks at the clock while it is read, so that matching a pattern against it ends in time. */
final class DeadlineText implements CharSequence {

    private static final int OFTEN = 0x3FF;

    private final String text;
    private final Budget budget;
    private int reads;

    DeadlineText(String text, Budget budget) {
        this.text = text;
        this.budget = budget;
    }

    @Override
    public char charAt(int index) {
        if ((++reads & OFTEN) == 0) {
            budget.check();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
