package deltamask.ui.compare;

import deltamask.ui.common.Tasks;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** The samples looked at last and those that may be next: few, so that large pictures fit. JavaFX thread only. */
final class ReadAhead {
    private static final int MOST = 5;
    /** Of all samples together; a pixel takes some ten bytes. */
    private static final long MOST_PIXELS = 26_000_000;

    private final Tasks tasks;
    private final BiFunction<Wanted, Subject, Subject> reader;
    private final Deque<Subject> kept = new ArrayDeque<>();
    private List<Wanted> asked = List.of();
    private Tasks.Handle reading;

    /** Reads by {@code reader}, which is given what is wanted and what was read of the same image, or null. */
    ReadAhead(Tasks tasks, BiFunction<Wanted, Subject, Subject> reader) {
        this.tasks = tasks;
        this.reader = reader;
    }

    /** What was read of a sample already. */
    Optional<Subject> get(Wanted wanted) {
        return kept.stream().filter(subject -> subject.wanted().same(wanted)).findFirst();
    }

    /** What was read of the image, with whatever masks. */
    Optional<Subject> sameImage(Wanted wanted) {
        return kept.stream()
                .filter(subject -> subject.wanted().sameImage(wanted))
                .findFirst();
    }

    /** Keeps a sample, in front of the others. */
    void put(Subject subject) {
        kept.removeIf(other -> other.wanted().sameImage(subject.wanted()));
        kept.addFirst(subject);
        long pixels = 0;
        int count = 0;
        for (Iterator<Subject> each = kept.iterator(); each.hasNext(); ) {
            pixels += pixels(each.next());
            count++;
            if (count > 1 && (count > MOST || pixels > MOST_PIXELS)) {
                each.remove();
            }
        }
    }

    private static long pixels(Subject subject) {
        return subject.image()
                .value()
                .map(image -> (long) image.width() * image.height())
                .orElse(0L);
    }

    /** Reads what may be wanted next, one after the other, while nothing else is. Each list is gone through once. */
    void read(List<Wanted> next) {
        // Each painting asks: begun anew each time, a large picture would never be through.
        if (!isAsked(next)) {
            cancel();
            asked = List.copyOf(next);
            readFirst();
        }
    }

    private boolean isAsked(List<Wanted> next) {
        return next.size() == asked.size()
                && IntStream.range(0, next.size()).allMatch(i -> next.get(i).same(asked.get(i)));
    }

    private void readFirst() {
        asked.stream().filter(wanted -> get(wanted).isEmpty()).findFirst().ifPresent(wanted -> {
            Subject former = sameImage(wanted).orElse(null);
            reading = tasks.start(
                    Tasks.Lane.AHEAD, () -> prepared(reader.apply(wanted, former)), this::landed, failure -> {});
        });
    }

    /** What every mode asks for first is worked out as well. */
    private static Subject prepared(Subject subject) {
        subject.regions();
        return subject;
    }

    private void landed(Subject subject) {
        Subject current = kept.peekFirst();
        put(subject);
        if (current != null && current != subject) {
            put(current);
        }
        // What did not fit will not fit a second time.
        if (get(subject.wanted()).isPresent()) {
            readFirst();
        }
    }

    void cancel() {
        asked = List.of();
        if (reading != null) {
            reading.cancel();
            reading = null;
        }
    }

    void clear() {
        cancel();
        kept.clear();
    }
}
