package deltamask.ui;

import deltamask.comparison.ComparisonRow;
import deltamask.comparison.RunAgain;
import deltamask.dataset.DatasetProblem;
import deltamask.ui.common.Row;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One thing that is wrong with one file.
 *
 * @param kind of it
 * @param row the image it is about; absent for a file that belongs to none
 * @param file its name
 * @param reason for the user, as it stands
 */
record Problem(Kind kind, Optional<Row> row, String file, String reason) {
    /** What is wrong. */
    enum Kind {
        FAILED("Failed"),
        NOTED("Noted"),
        UNREADABLE("Unreadable"),
        SIZE("Size mismatch"),
        WITHOUT_TRUTH("Without truth"),
        WITHOUT_IMAGE("Truth without image"),
        AMBIGUOUS("Ambiguous"),
        LEFT_OUT("Left out"),
        NOT_RUN("Not run");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** What the dataset's pairing says of a file. */
    static Problem of(DatasetProblem problem, Optional<Row> row) {
        Path name = problem.file().getFileName();
        String file = row.map(Row::name).orElse(String.valueOf(name == null ? problem.file() : name));
        Kind kind =
                switch (problem.kind()) {
                    case WITHOUT_TRUTH -> Kind.WITHOUT_TRUTH;
                    case TRUTH_WITHOUT_IMAGE -> Kind.WITHOUT_IMAGE;
                    case SIZE_MISMATCH -> Kind.SIZE;
                    case UNREADABLE -> Kind.UNREADABLE;
                    case AMBIGUOUS -> Kind.AMBIGUOUS;
                    case LEFT_OUT -> Kind.LEFT_OUT;
                };
        return new Problem(kind, row, file, problem.message());
    }

    /** What the comparison says of an image; empty where all is well. */
    static Optional<Problem> of(Row row) {
        ComparisonRow result = row.result();
        if (result == null) {
            return Optional.empty();
        }
        return switch (result.status()) {
            case FAILED -> Optional.of(new Problem(Kind.FAILED, Optional.of(row), row.name(), result.note()));
            case MISSING -> Optional.of(new Problem(Kind.NOT_RUN, Optional.of(row), row.name(), result.note()));
            case OK ->
                Optional.of(RunAgain.without(result.note()))
                        .filter(note -> !note.isEmpty())
                        .map(note -> new Problem(Kind.NOTED, Optional.of(row), row.name(), note));
        };
    }

    /** What a cancelled run has not come to is no fault of the image. */
    boolean counts() {
        return kind != Kind.NOT_RUN;
    }

    /** A line of a table. */
    String asText() {
        return row.map(image -> Integer.toString(image.number())).orElse("") + "\t" + file + "\t" + kind.label() + "\t"
                + reason.replace('\n', ' ');
    }
}
