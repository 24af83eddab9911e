package deltamask.cli;

import java.io.Console;
import java.io.PrintStream;

/** What a command says: the result on standard output, everything else on standard error. */
final class Terminal {
    private static final int WIDTH = 78;

    private final PrintStream out;
    private final PrintStream err;
    private final boolean interactive;
    private final boolean quiet;
    private boolean lineOpen;

    /** @param quiet only errors are said */
    Terminal(boolean quiet) {
        this.out = System.out;
        this.err = System.err;
        this.interactive = !quiet && isTerminal();
        this.quiet = quiet;
    }

    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // From Java 22 on there is a console when output is piped, too, and this method tells.
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    /** The result. */
    void result(String text) {
        clearProgress();
        if (!quiet) {
            out.println(text);
            out.flush();
        }
    }

    /** What the user should know although it is not the result. */
    void note(String text) {
        clearProgress();
        if (!quiet) {
            err.println(text);
        }
    }

    /** What went wrong; said even when quiet. */
    void error(String sentence) {
        clearProgress();
        err.println("deltamask: " + sentence);
    }

    /** Rewrites the progress line; nothing where nobody watches. */
    synchronized void progress(String text) {
        if (interactive) {
            String line = text.length() > WIDTH ? text.substring(0, WIDTH) : text;
            err.print("\r" + line + " ".repeat(WIDTH - line.length()));
            err.flush();
            lineOpen = true;
        }
    }

    private synchronized void clearProgress() {
        if (lineOpen) {
            err.print("\r" + " ".repeat(WIDTH) + "\r");
            lineOpen = false;
        }
    }
}
