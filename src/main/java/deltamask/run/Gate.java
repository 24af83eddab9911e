package deltamask.run;

/** Holds a run between two images while it is closed. */
final class Gate {
    private boolean closed;

    synchronized void close() {
        closed = true;
    }

    synchronized void open() {
        closed = false;
        notifyAll();
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
