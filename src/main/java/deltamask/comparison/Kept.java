package deltamask.comparison;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A comparison in a folder, as it is listed.
 *
 * @param manifest what is known of it; empty where the folder says nothing that can be read
 * @param done images through both variants
 * @param problem what is wrong with the folder, in one sentence
 */
public record Kept(Path folder, Optional<Manifest> manifest, int done, Optional<String> problem) {
    /** What the user called it, or the folder's name. */
    public String title() {
        return manifest.map(Manifest::title)
                .filter(title -> !title.isEmpty())
                .orElseGet(() -> String.valueOf(folder.getFileName()));
    }

    /** The reference's Run. */
    public Path runA() {
        return folder.resolve(manifest.map(known -> known.plan().a().run()).orElse(Manifest.RUN_A));
    }

    /** The candidate's Run. */
    public Path runB() {
        return folder.resolve(manifest.map(known -> known.plan().b().run()).orElse(Manifest.RUN_B));
    }

    /** Whether both Runs lie in its folder, so that a run can go on in it. */
    public boolean ownsRuns() {
        return runA().normalize().equals(folder.resolve(Manifest.RUN_A).normalize())
                && runB().normalize().equals(folder.resolve(Manifest.RUN_B).normalize());
    }
}
