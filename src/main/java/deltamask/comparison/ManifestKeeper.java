package deltamask.comparison;

import deltamask.failure.UnusableException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Keeps the manifest of one comparison while its run goes on: written at the start, completed at the end. What an
 * earlier attempt wrote, such as its title and the time it took, stays. Used by one thread.
 */
public final class ManifestKeeper {
    private final Path comparison;
    private final Manifest begun;
    private Manifest manifest;
    private Optional<Manifest.End> before = Optional.empty();
    private long start;

    /** @param begun what is to be run */
    public ManifestKeeper(Path comparison, Manifest begun) {
        this.comparison = comparison;
        this.begun = begun;
        this.manifest = begun;
    }

    /** The run starts. */
    public void begin() throws UnusableException {
        start = System.nanoTime();
        Optional<Manifest> earlier = ManifestFile.read(comparison);
        manifest = earlier.map(begun::after).orElse(begun);
        before = earlier.flatMap(known -> known.outcome().end());
        ManifestFile.write(comparison, manifest);
    }

    /**
     * The run has ended.
     *
     * @param whole whether it was not cancelled
     * @param ran whether any image was run: to find that none is missing does not make the run longer
     */
    public void end(Comparison result, boolean whole, boolean ran) {
        write(manifest.ended(ran ? seconds() : 0, result, whole));
    }

    /** Nothing could be done; what an earlier attempt left is still there. */
    public void fail(String sentence) {
        write(manifest.ended(seconds(), before, Optional.of(sentence)));
    }

    private double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }

    private void write(Manifest last) {
        try {
            // The user may have given it a title meanwhile.
            String title = ManifestFile.read(comparison).map(Manifest::title).orElse(last.title());
            ManifestFile.write(comparison, last.titled(title));
        } catch (UnusableException full) {
            // The results are there all the same: the comparison is listed as unfinished, and can be resumed.
            return;
        }
    }
}
