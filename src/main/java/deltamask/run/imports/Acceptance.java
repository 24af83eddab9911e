package deltamask.run.imports;

import java.util.Set;

/**
 * What the user says to misfits.
 *
 * @param kinds that are accepted as they are
 * @param turned names of images whose masks are to be made upright
 */
public record Acceptance(Set<Misfit.Kind> kinds, Set<String> turned) {
    public static final Acceptance NOTHING = new Acceptance(Set.of(), Set.of());

    public Acceptance {
        kinds = Set.copyOf(kinds);
        turned = Set.copyOf(turned);
    }

    /** Whether a misfit is in nobody's way any more. */
    boolean settles(Misfit misfit) {
        return kinds.contains(misfit.kind())
                || (misfit.kind() == Misfit.Kind.TURNED
                        && misfit.sample()
                                .filter(sample -> turned.contains(sample.name()))
                                .isPresent());
    }
}
