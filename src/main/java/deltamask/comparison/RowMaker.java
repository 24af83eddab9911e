package deltamask.comparison;

import deltamask.dataset.Dataset;
import deltamask.dataset.Sample;
import deltamask.dataset.Truth;
import deltamask.dataset.TruthReader;
import deltamask.failure.UnusableException;
import deltamask.inference.StageTimes;
import deltamask.mask.Foreground;
import deltamask.mask.LabelMap;
import deltamask.metrics.Confusion;
import deltamask.run.Run;
import deltamask.run.RunFolder;
import deltamask.run.RunRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Scores one sample: reads its truth and the label maps that two Runs have of it, and counts them. */
final class RowMaker {
    private final Dataset dataset;
    private final Rules rules;
    private final Side a;
    private final Side b;

    /** One Run as the scoring sees it. */
    record Side(Path folder, Foreground foreground) {
        static Side of(Run run, Rules rules) {
            return new Side(run.folder(), rules.scored(run.info().foreground()));
        }
    }

    RowMaker(Dataset dataset, Rules rules, Side a, Side b) {
        this.dataset = dataset;
        this.rules = rules;
        this.a = a;
        this.b = b;
    }

    /** Scores a sample; an empty row stands for a Run that has no word of it. Never throws for one bad image. */
    ComparisonRow row(Sample sample, Optional<RunRow> rowA, Optional<RunRow> rowB) {
        List<String> notes = new ArrayList<>();
        describe("A", rowA, notes);
        describe("B", rowB, notes);
        ComparisonRow.Status status = ComparisonRow.Status.OK;
        if (isFailed(rowA) || isFailed(rowB)) {
            status = ComparisonRow.Status.FAILED;
        } else if (rowA.isEmpty() || rowB.isEmpty()) {
            status = ComparisonRow.Status.MISSING;
        }
        Optional<LabelMap> maskA = Optional.empty();
        Optional<LabelMap> maskB = Optional.empty();
        Optional<Truth> truth = Optional.empty();
        try {
            maskA = mask(a, sample, rowA);
            maskB = mask(b, sample, rowB);
            truth = truth(sample);
        } catch (UnusableException e) {
            notes.add(e.getMessage());
            status = ComparisonRow.Status.FAILED;
        }
        if (truth.isPresent()) {
            truth.get().warning().ifPresent(notes::add);
            resizeNotes(maskA, maskB, truth.get().labels(), notes);
        }
        Optional<Truth> against = truth;
        Optional<Meeting> meeting = Meeting.of(maskA, maskB);
        return new ComparisonRow(
                sample,
                status,
                maskA.flatMap(mask -> against.map(t -> count(mask, a.foreground(), t))),
                maskB.flatMap(mask -> against.map(t -> count(mask, b.foreground(), t))),
                meeting.map(masks -> masks.agreement(a.foreground(), b.foreground())),
                meeting.map(Meeting::differing).orElse(OptionalLong.empty()),
                times(rowA),
                times(rowB),
                rules.emptyMasks(),
                String.join("; ", notes));
    }

    private static void describe(String side, Optional<RunRow> row, List<String> notes) {
        if (row.isEmpty()) {
            notes.add(side + ": not in the Run");
        } else if (row.get() instanceof RunRow.Failed failed) {
            notes.add(side + ": " + failed.error());
        } else if (row.get() instanceof RunRow.Done done && !done.note().isEmpty()) {
            notes.add(side + ": " + done.note());
        }
    }

    private static boolean isFailed(Optional<RunRow> row) {
        return row.isPresent() && row.get() instanceof RunRow.Failed;
    }

    private static Optional<LabelMap> mask(Side side, Sample sample, Optional<RunRow> row) throws UnusableException {
        if (row.isPresent() && row.get() instanceof RunRow.Done) {
            return Optional.of(RunFolder.labelMap(side.folder(), sample));
        }
        return Optional.empty();
    }

    private Optional<Truth> truth(Sample sample) throws UnusableException {
        if (sample.truth().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(TruthReader.read(sample.truth().get(), dataset.truthFormat()));
    }

    /** A and B mostly have the image's size, and one note tells of both. */
    private static void resizeNotes(
            Optional<LabelMap> maskA, Optional<LabelMap> maskB, LabelMap truth, List<String> notes) {
        boolean alike = maskA.isPresent() && maskB.isPresent() && maskA.get().sameSize(maskB.get());
        if (alike) {
            resizeNote("the masks", maskA.get(), truth).ifPresent(notes::add);
        } else {
            maskA.flatMap(mask -> resizeNote("A's mask", mask, truth)).ifPresent(notes::add);
            maskB.flatMap(mask -> resizeNote("B's mask", mask, truth)).ifPresent(notes::add);
        }
    }

    private static Optional<String> resizeNote(String whose, LabelMap mask, LabelMap truth) {
        return mask.sameSize(truth)
                ? Optional.empty()
                : Optional.of("the truth is %d x %d: %s of %d x %d resized to it"
                        .formatted(truth.width(), truth.height(), whose, mask.width(), mask.height()));
    }

    /** A truth that holds no class ids says foreground by any non-zero label, whatever classes are scored. */
    private static Confusion count(LabelMap mask, Foreground foreground, Truth truth) {
        LabelMap labels = truth.labels();
        return Confusion.count(
                mask.resized(labels.width(), labels.height()),
                foreground,
                labels,
                truth.foreground(foreground),
                truth.ignored());
    }

    /** A's and B's mask of one image, B's at the size of A's. */
    private record Meeting(LabelMap a, LabelMap b) {
        static Optional<Meeting> of(Optional<LabelMap> a, Optional<LabelMap> b) {
            return a.isEmpty() || b.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Meeting(
                            a.get(), b.get().resized(a.get().width(), a.get().height())));
        }

        Confusion agreement(Foreground foregroundA, Foreground foregroundB) {
            return Confusion.count(b, foregroundB, a, foregroundA, Confusion.NO_IGNORED_LABEL);
        }

        OptionalLong differing() {
            return OptionalLong.of(a.differing(b));
        }
    }

    private static Optional<StageTimes> times(Optional<RunRow> row) {
        return row.isPresent() && row.get() instanceof RunRow.Done done ? done.medianTimes() : Optional.empty();
    }
}
