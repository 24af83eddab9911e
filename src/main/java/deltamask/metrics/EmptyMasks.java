package deltamask.metrics;

import java.util.OptionalDouble;

/** What the score of an image is whose truth and prediction are both empty. */
public enum EmptyMasks {
    /** No score: left out of means, and counted aloud. */
    UNDEFINED("no score where truth and prediction are both empty"),
    /** A perfect score. */
    ONE("score 1 where truth and prediction are both empty");

    private final String rule;

    EmptyMasks(String rule) {
        this.rule = rule;
    }

    /** The rule in words, to stand beside every number it touches. */
    public String rule() {
        return rule;
    }

    public OptionalDouble iou(Confusion confusion) {
        return confusion.bothEmpty() ? ofEmpty() : confusion.iou();
    }

    public OptionalDouble dice(Confusion confusion) {
        return confusion.bothEmpty() ? ofEmpty() : confusion.dice();
    }

    private OptionalDouble ofEmpty() {
        return this == ONE ? OptionalDouble.of(1) : OptionalDouble.empty();
    }
}
