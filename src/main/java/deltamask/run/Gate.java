package deltamask.run;

/** Holds a run between two images while it is closed. */
final class Gate {
    private boolean closed;
    private boolean gone;

    synchronized void close() {
        closed = !gone;
    }

    synchronized void open() {
        closed = false;
        notifyAll();
    }

    /** Opens for good: closing has no effect any more. */
    synchronized void remove() {
        gone = true;
        open();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Waits while closed. */
    synchronized void await() throws InterruptedException {
        while (closed) {
            wait();
        }
    }
}
