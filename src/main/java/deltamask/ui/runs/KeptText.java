package deltamask.ui.runs;

import deltamask.comparison.Kept;
import deltamask.comparison.Manifest;
import deltamask.run.Conditions;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A kept comparison in words. */
final class KeptText {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private KeptText() {}

    /** When it was made, or its folder's name where that is not known. */
    static String date(Kept kept) {
        return kept.manifest()
                .flatMap(manifest -> manifest.plan().started())
                .map(KeptText::local)
                .orElseGet(() -> String.valueOf(kept.folder().getFileName()));
    }

    private static String local(Instant instant) {
        return instant.atZone(ZoneId.systemDefault()).format(DATE);
    }

    /** "48", or "2 of 48". */
    static String images(Kept kept) {
        if (kept.manifest().isEmpty()) {
            return "damaged";
        }
        int images = kept.manifest().map(manifest -> manifest.plan().images()).orElse(0);
        return kept.done() == images ? Integer.toString(images) : kept.done() + " of " + images;
    }

    /** What is not as it should be; empty for nothing. */
    static String state(Kept kept) {
        if (kept.problem().isPresent()) {
            return kept.problem().get();
        }
        Manifest manifest = kept.manifest().orElseThrow();
        int failed = manifest.outcome().end().map(Manifest.End::failed).orElse(0);
        String whole = manifest.isWhole() || !kept.ownsRuns() ? "" : "unfinished";
        return failed == 0 ? whole : failed + " failed" + (whole.isEmpty() ? "" : ", " + whole);
    }

    /** Whether a text stands in what the table shows of it. */
    static boolean matches(Kept kept, String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        String all = kept.manifest()
                .map(manifest -> String.join(
                        " ",
                        manifest.title(),
                        date(kept),
                        manifest.plan().datasetName(),
                        manifest.plan().a().name(),
                        manifest.plan().b().name(),
                        manifest.plan().devices(),
                        manifest.plan().conditions().map(Conditions::inWords).orElse("")))
                .orElse("");
        return (all + " " + kept.folder().getFileName() + " " + state(kept))
                .toLowerCase(Locale.ROOT)
                .contains(wanted);
    }

    /** The command that makes a comparison again, for a POSIX shell; empty where something for it is not known. */
    static Optional<String> command(Kept kept) {
        Optional<Manifest> known = kept.manifest();
        if (known.isEmpty() || known.get().dataset().isEmpty()) {
            return Optional.empty();
        }
        Manifest manifest = known.get();
        Manifest.Plan plan = manifest.plan();
        List<String> words = new ArrayList<>(List.of(
                "deltamask", "compare", "--dataset", manifest.dataset().get().toString()));
        if (plan.a().model().isPresent() && plan.b().model().isPresent()) {
            words.addAll(List.of("--a", plan.a().model().get().toString()));
            words.addAll(List.of("--b", plan.b().model().get().toString()));
        } else {
            words.addAll(List.of(
                    "--run-a", kept.runA().toString(), "--run-b", kept.runB().toString()));
        }
        words.addAll(List.of("--out", kept.folder().getFileName() + "-again"));
        plan.conditions()
                .ifPresent(conditions -> words.addAll(List.of(
                        "--threads", Integer.toString(conditions.threads()),
                        "--mode", conditions.mode().toString(),
                        "--warmup", Integer.toString(conditions.warmup()),
                        "--repeats", Integer.toString(conditions.repeats()))));
        plan.limit().ifPresent(limit -> words.addAll(List.of("--limit", Integer.toString(limit))));
        words.addAll(List.of("--truth", plan.truthFormat().toString()));
        plan.rules().foreground().ifPresent(ids -> words.addAll(List.of("--foreground", ids.toString())));
        if (plan.rules().emptyMasks() == deltamask.metrics.EmptyMasks.ONE) {
            words.addAll(List.of("--empty-score", "1"));
        }
        return Optional.of(words.stream()
                .map(KeptText::quoted)
                .reduce((a, b) -> a + " " + b)
                .orElseThrow());
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./:=,+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
