package deltamask.run;

/** Holds work between two images while it is closed. */
public final class Gate {
    private boolean closed;
    private boolean gone;

    /** Holds who comes to it from now on. */
    public synchronized void close() {
        closed = !gone;
    }

    /** Lets all go on. */
    public synchronized void open() {
        closed = false;
        notifyAll();
    }

    /** Opens for good: closing has no effect any more. */
    public synchronized void remove() {
        gone = true;
        open();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Waits while closed. */
    public synchronized void await() throws InterruptedException {
        while (closed) {
            wait();
        }
    }
}
