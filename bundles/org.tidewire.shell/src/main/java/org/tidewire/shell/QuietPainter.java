package org.tidewire.shell;

/** Shows nothing, and forgets the news, which would pile up. */
final class QuietPainter implements Painter {
    private final Tally tally;

    /**
     * Makes one.
     *
     * @param tally what not to show
     */
    QuietPainter(Tally tally) {
        this.tally = tally;
    }

    @Override
    public void paint(long nanos) {
        tally.news();
    }

    @Override
    public void finish() {
        tally.news();
    }
}
