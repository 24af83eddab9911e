package deltamask.dataset;

import deltamask.dataset.DatasetProblem.Kind;
import deltamask.dataset.FolderListing.Picture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds each image's truth by their names alone. */
final class Pairing {
    private static final Pattern TRUTH_STEM =
            Pattern.compile("(.+)[_.-](?:mask|matte|gt|label)s?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final List<Sample> samples = new ArrayList<>();
    private final List<DatasetProblem> problems = new ArrayList<>();
    private final Set<String> stems = new HashSet<>();
    private final Map<String, String> imageOfStem = new HashMap<>();

    /** Pairs images with the truths of a folder of their own, or, where there is none, with those among them. */
    static Pairing of(List<Picture> images, Optional<List<Picture>> truths) {
        Pairing pairing = new Pairing();
        if (truths.isPresent()) {
            pairing.pair(images, truths.get());
        } else {
            pairing.pairSideBySide(images);
        }
        return pairing;
    }

    /** Takes pairs as they are given. */
    static Pairing given(List<Picture> images, Map<Path, Path> truths) {
        Pairing pairing = new Pairing();
        images.stream()
                .sorted(Comparator.comparing(Picture::name, NaturalOrder.INSTANCE))
                .forEach(image -> pairing.add(image, Optional.ofNullable(truths.get(image.file()))));
        return pairing;
    }

    List<Sample> samples() {
        return samples;
    }

    List<DatasetProblem> problems() {
        return problems;
    }

    /** A file called like a truth is one if its image lies beside it, or if any other pair lies there. */
    private void pairSideBySide(List<Picture> pictures) {
        Set<String> all = new HashSet<>();
        pictures.forEach(picture -> all.add(key(picture.stem())));
        boolean anyPair = pictures.stream()
                .anyMatch(picture -> imageStem(picture).map(all::contains).orElse(false));
        List<Picture> images = new ArrayList<>();
        List<Picture> truths = new ArrayList<>();
        for (Picture picture : pictures) {
            (anyPair && imageStem(picture).isPresent() ? truths : images).add(picture);
        }
        if (images.isEmpty()) {
            pair(truths, List.of());
        } else {
            pair(images, truths);
        }
    }

    private static Optional<String> imageStem(Picture picture) {
        Matcher matcher = TRUTH_STEM.matcher(picture.stem());
        return matcher.matches() ? Optional.of(key(matcher.group(1))) : Optional.empty();
    }

    private void pair(List<Picture> images, List<Picture> truths) {
        Map<String, List<Picture>> byStem = new HashMap<>();
        Map<String, List<Picture>> byImageStem = new HashMap<>();
        for (Picture truth : truths) {
            byStem.computeIfAbsent(key(truth.stem()), stem -> new ArrayList<>(1))
                    .add(truth);
            imageStem(truth).ifPresent(stem -> byImageStem
                    .computeIfAbsent(stem, ignored -> new ArrayList<>(1))
                    .add(truth));
        }
        Set<Path> used = new HashSet<>();
        List<Sample> open = new ArrayList<>();
        for (Picture image : images) {
            List<Picture> candidates = firstOf(
                    byStem.get(key(image.stem())), byStem.get(key(image.name())), byImageStem.get(key(image.stem())));
            Optional<Picture> truth = choose(image, candidates);
            candidates.forEach(candidate -> used.add(candidate.file()));
            Sample sample = add(image, truth.map(Picture::file));
            if (truth.isEmpty()) {
                open.add(sample);
            }
        }
        if (!used.isEmpty()) {
            open.forEach(sample ->
                    problem(Kind.WITHOUT_TRUTH, sample.image(), "The image " + sample.name() + " has no truth mask."));
        }
        for (Picture truth : truths) {
            if (!used.contains(truth.file())) {
                problem(
                        Kind.TRUTH_WITHOUT_IMAGE,
                        truth.file(),
                        "The truth mask " + truth.name() + " has no image of its name.");
            }
        }
    }

    @SafeVarargs
    private static List<Picture> firstOf(List<Picture>... lists) {
        for (List<Picture> list : lists) {
            if (list != null) {
                return list;
            }
        }
        return List.of();
    }

    /** Among several the one with the image's very stem; then a PNG, because truths must not be lossy; then the first. */
    private Optional<Picture> choose(Picture image, List<Picture> candidates) {
        List<Picture> exact = candidates.stream()
                .filter(candidate -> candidate.stem().startsWith(image.stem()))
                .toList();
        List<Picture> left = exact.isEmpty() ? candidates : exact;
        if (left.isEmpty()) {
            return Optional.empty();
        }
        Picture chosen = left.stream()
                .filter(candidate -> candidate.name().toLowerCase(Locale.ROOT).endsWith(".png"))
                .findFirst()
                .orElse(left.get(0));
        if (left.size() > 1) {
            problem(
                    Kind.AMBIGUOUS,
                    chosen.file(),
                    "The image %s has %d truth masks (%s): %s is taken."
                            .formatted(
                                    image.name(),
                                    left.size(),
                                    String.join(
                                            ", ",
                                            left.stream().map(Picture::name).toList()),
                                    chosen.name()));
        }
        return Optional.of(chosen);
    }

    /** Adds a sample under a stem of its own. */
    private Sample add(Picture image, Optional<Path> truth) {
        String stem = image.stem();
        String other = imageOfStem.putIfAbsent(key(stem), image.name());
        if (other != null) {
            stem = image.name();
            problem(
                    Kind.AMBIGUOUS,
                    image.file(),
                    "The images %s and %s differ only in %s: the second's results are called %s."
                            .formatted(other, image.name(), difference(other, image.name()), stem));
        }
        for (int i = 2; !stems.add(key(stem)); i++) {
            stem = image.name() + "~" + i;
        }
        Sample sample = new Sample(samples.size() + 1, image.name(), stem, image.file(), truth);
        samples.add(sample);
        return sample;
    }

    private static String difference(String first, String second) {
        if (Sample.stemOf(first).equals(Sample.stemOf(second))) {
            return "their extension";
        }
        return key(first).equals(key(second)) ? "upper and lower case" : "upper and lower case and in their extension";
    }

    private void problem(Kind kind, Path file, String message) {
        problems.add(new DatasetProblem(kind, file, message));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
