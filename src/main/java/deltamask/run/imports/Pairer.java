package deltamask.run.imports;

import deltamask.dataset.FolderListing;
import deltamask.dataset.FolderListing.Picture;
import deltamask.dataset.ImageReader;
import deltamask.dataset.MaskFormat;
import deltamask.dataset.MaskReader;
import deltamask.dataset.Sample;
import deltamask.dataset.Truth;
import deltamask.dataset.TruthReader;
import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import deltamask.files.RealPath;
import deltamask.mask.ClassColours;
import deltamask.mask.LabelMap;
import deltamask.metrics.Confusion;
import deltamask.run.Run;
import deltamask.run.RunFolder;
import deltamask.variant.ModelCard;
import deltamask.variant.ModelCards;
import deltamask.variant.Variant;
import java.awt.Dimension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds out how masks and times fit a dataset. Reads every mask, writes nothing. */
public final class Pairer {
    private final ImportRequest request;
    private final Watch watch;
    private final Path folder;
    private final Optional<Run.Info> earlier;
    private final NameMatch names;
    private final String againstName;
    private final List<Misfit> misfits = new ArrayList<>();
    private final Map<String, String> failures = new LinkedHashMap<>();
    private final List<PairingReport.Pair> pairs = new ArrayList<>();
    private final EnumSet<MaskFormat> formats = EnumSet.allOf(MaskFormat.class);
    private final Map<MaskFormat, String> examples = new EnumMap<>(MaskFormat.class);
    private final MaskReader reader;
    private int soft;

    private Pairer(ImportRequest request, Watch watch) throws UnusableException {
        this.request = request;
        this.watch = watch;
        if (!Files.isDirectory(request.masks())) {
            throw new UnusableException(
                    "The masks " + request.masks() + " are no folder: give a folder of masks, or a" + " Run's folder.");
        }
        Optional<Path> noRun = request.against()
                .filter(run -> !Files.isDirectory(run.resolve(RunFolder.MASKS))
                        || RealPath.of(run).equals(RealPath.of(request.dataset().folder())));
        if (noRun.isPresent()) {
            throw new UnusableException("The folder " + noRun.get()
                    + " that masks are to be held against is no Run: give the folder of a Run of this dataset.");
        }
        boolean isRun = Files.isDirectory(request.masks().resolve(RunFolder.MASKS));
        this.folder = isRun ? request.masks().resolve(RunFolder.MASKS) : request.masks();
        this.earlier = isRun ? RunFolder.readInfo(request.masks()) : Optional.empty();
        this.names = new NameMatch(request.dataset().samples());
        this.reader = reader(request, earlier);
        this.againstName = request.against().isEmpty()
                ? ""
                : RunFolder.readInfo(request.against().get())
                        .map(Run.Info::variantName)
                        .orElse("the Run " + request.against().get().getFileName());
    }

    /** Reads colours by the classes of the model that made them. */
    private static MaskReader reader(ImportRequest request, Optional<Run.Info> earlier) {
        return new MaskReader(ClassColours.phoneLabels(request.model()
                .map(Variant::card)
                .or(() -> earlier.flatMap(Run.Info::card))
                .map(ModelCard::classes)
                .orElse(ModelCards.VOC_CLASSES)));
    }

    static MaskReader reader(PairingReport report) {
        return reader(report.request(), Optional.of(report.info()));
    }

    /**
     * Looks at everything; blocks.
     *
     * @throws UnusableException if nothing can be imported: no masks, none named like an image, masks of mixed kinds, a
     *     file of timings that is none
     * @throws java.util.concurrent.CancellationException if the watch ends it
     */
    public static PairingReport pair(ImportRequest request, Watch watch) throws UnusableException {
        return new Pairer(request, watch).pair();
    }

    private PairingReport pair() throws UnusableException {
        Timings timings = timings();
        Map<Sample, List<Picture>> found = match();
        int done = 0;
        for (Map.Entry<Sample, List<Picture>> entry : found.entrySet()) {
            watch.tell(done++, found.size());
            Sample sample = entry.getKey();
            if (entry.getValue().size() > 1) {
                String files = entry.getValue().stream().map(Picture::name).collect(Collectors.joining(", "));
                misfits.add(new Misfit(
                        Misfit.Kind.DOUBLE,
                        Optional.of(sample),
                        files,
                        "The image " + sample.name() + " has "
                                + entry.getValue().size() + " masks: " + files + "."));
            } else {
                look(sample, entry.getValue().get(0));
            }
        }
        watch.tell(found.size(), found.size());
        if (pairs.isEmpty()) {
            throw new UnusableException("None of the masks in " + folder + " can be used: "
                    + misfits.stream()
                            .filter(misfit ->
                                    misfit.kind() == Misfit.Kind.UNREADABLE || misfit.kind() == Misfit.Kind.DOUBLE)
                            .map(Misfit::sentence)
                            .findFirst()
                            .orElse("they do not fit."));
        }
        MaskFormat format = format();
        ImportedTimes times = new ImportedTimes(
                timings,
                request,
                names,
                pairs.stream().map(PairingReport.Pair::sample).toList());
        misfits.addAll(times.misfits);
        times.failures.forEach(failures::putIfAbsent);
        tellMissing(found.keySet());
        misfits.sort(Comparator.comparing(Misfit::kind)
                .thenComparing(misfit -> misfit.sample().map(Sample::number).orElse(0)));
        return new PairingReport(
                request,
                format,
                info(timings, times),
                pairs.stream()
                        .map(pair -> pair.with(
                                times.byImage.getOrDefault(pair.sample().name(), List.of())))
                        .toList(),
                failures,
                misfits,
                times.inWords(),
                notes(times));
    }

    private Timings timings() throws UnusableException {
        Path own = request.masks().resolve(RunFolder.IMAGES_CSV);
        if (request.timings().isPresent()) {
            Timings timings = TimingFile.read(request.timings().get());
            if (timings.isEmpty()) {
                throw new UnusableException("The file of timings "
                        + request.timings().get() + " holds no time: give one with times, or none.");
            }
            return timings;
        }
        return !folder.equals(request.masks()) && Files.exists(own) ? TimingFile.read(own) : Timings.NONE;
    }

    /** The masks of each image that has any, in the dataset's order. */
    private Map<Sample, List<Picture>> match() throws UnusableException {
        FolderListing listing;
        try {
            listing = FolderListing.deep(folder);
        } catch (IOException e) {
            throw new UnusableException("The folder " + folder + " cannot be read: " + Reasons.of(e) + ".", e);
        }
        listing.problems()
                .forEach(problem -> misfits.add(new Misfit(
                        Misfit.Kind.UNREADABLE,
                        Optional.empty(),
                        String.valueOf(problem.file().getFileName()),
                        problem.message())));
        if (listing.pictures().isEmpty()) {
            throw new UnusableException("The folder " + folder
                    + " holds no masks: give a folder of pictures, one for each" + " image, or a Run's folder.");
        }
        Map<String, List<Picture>> byName = new LinkedHashMap<>();
        for (Picture picture : listing.pictures()) {
            Optional<Sample> sample = names.find(picture.name());
            if (sample.isPresent()) {
                byName.computeIfAbsent(sample.get().name(), first -> new ArrayList<>(1))
                        .add(picture);
            } else {
                misfits.add(new Misfit(
                        Misfit.Kind.EXTRA,
                        Optional.empty(),
                        picture.name(),
                        "The mask " + picture.name() + " is of no image of the dataset."));
            }
        }
        Map<Sample, List<Picture>> found = new LinkedHashMap<>();
        for (Sample sample : request.dataset().samples()) {
            if (byName.containsKey(sample.name())) {
                found.put(sample, byName.get(sample.name()));
            }
        }
        if (found.isEmpty()) {
            throw new UnusableException("None of the " + listing.pictures().size() + " masks in " + folder
                    + " (such as " + listing.pictures().get(0).name() + ") is named like an image of the dataset "
                    + request.dataset().name() + " (such as "
                    + request.dataset().samples().get(0).name() + "): name them alike, or give their dataset.");
        }
        if (found.entrySet().stream().allMatch(Pairer::isTruth)) {
            throw new UnusableException(
                    "The masks in " + folder + " are the dataset's own truths: give the masks that a model made.");
        }
        return found;
    }

    private static boolean isTruth(Map.Entry<Sample, List<Picture>> entry) {
        Optional<Path> truth = entry.getKey().truth().map(RealPath::of);
        return entry.getValue().stream().allMatch(picture -> truth.filter(RealPath.of(picture.file())::equals)
                .isPresent());
    }

    private void look(Sample sample, Picture picture) {
        try {
            LabelMap labels;
            if (request.format().isPresent()) {
                labels = reader.read(picture.file(), request.format().get());
            } else {
                MaskReader.Guess guess = reader.guess(picture.file());
                labels = guess.labels();
                soft += guess.soft() ? 1 : 0;
                formats.retainAll(guess.formats());
                if (guess.formats().size() < MaskFormat.values().length) {
                    examples.putIfAbsent(guess.formats().iterator().next(), picture.name());
                }
            }
            look(sample, picture, labels);
        } catch (UnusableException e) {
            failures.put(sample.name(), e.getMessage());
            misfits.add(new Misfit(Misfit.Kind.UNREADABLE, Optional.of(sample), picture.name(), e.getMessage()));
        }
    }

    private void look(Sample sample, Picture picture, LabelMap labels) {
        Dimension mask = new Dimension(labels.width(), labels.height());
        Dimension image = size(sample).orElse(mask);
        Optional<Turn> turn = Turn.suspected(labels, image, reference(sample));
        pairs.add(new PairingReport.Pair(sample, picture.file(), picture.name(), mask, image, turn, List.of()));
        boolean swapped = mask.width == image.height && mask.height == image.width;
        turn.ifPresent(suspicion -> misfits.add(new Misfit(
                Misfit.Kind.TURNED,
                Optional.of(sample),
                picture.name(),
                picture.name() + ": " + suspicion.inWords() + ".")));
        if (!mask.equals(image) && !(swapped && turn.isPresent())) {
            misfits.add(new Misfit(
                    Misfit.Kind.SIZE,
                    Optional.of(sample),
                    picture.name(),
                    "The mask %s is %d x %d pixels, its image %s %d x %d."
                            .formatted(
                                    picture.name(),
                                    mask.width,
                                    mask.height,
                                    sample.name(),
                                    image.width,
                                    image.height)));
        }
    }

    /** An image that cannot be read is told of elsewhere; its mask is taken at its own size. */
    private static Optional<Dimension> size(Sample sample) {
        try {
            return Optional.of(ImageReader.size(sample.image()));
        } catch (UnusableException e) {
            return Optional.empty();
        }
    }

    private Optional<Turn.Reference> reference(Sample sample) {
        if (request.against().isPresent()) {
            try {
                return Optional.of(new Turn.Reference(
                        RunFolder.labelMap(request.against().get(), sample), Confusion.NO_IGNORED_LABEL, againstName));
            } catch (UnusableException e) {
                // This image has none there: its truth may tell.
            }
        }
        try {
            if (sample.truth().isPresent()) {
                Truth truth =
                        TruthReader.read(sample.truth().get(), request.dataset().truthFormat());
                return Optional.of(new Turn.Reference(
                        truth.labels(), truth.ignoreLabel().orElse(Confusion.NO_IGNORED_LABEL), "the truth"));
            }
        } catch (UnusableException e) {
            // A truth that cannot be read is told of where it is scored.
            return Optional.empty();
        }
        return Optional.empty();
    }

    private MaskFormat format() throws UnusableException {
        if (request.format().isPresent()) {
            return request.format().get();
        }
        if (formats.isEmpty()) {
            throw new UnusableException("The masks in " + folder + " are of mixed kinds ("
                    + examples.entrySet().stream()
                            .map(entry -> entry.getKey().inWords() + ": " + entry.getValue())
                            .collect(Collectors.joining("; "))
                    + "): give each kind by itself, or say by which format all are to be read.");
        }
        return formats.iterator().next();
    }

    private void tellMissing(Set<Sample> found) {
        for (Sample sample : request.dataset().samples()) {
            if (!found.contains(sample) && !failures.containsKey(sample.name())) {
                misfits.add(new Misfit(
                        Misfit.Kind.MISSING, Optional.of(sample), "", "The image " + sample.name() + " has no mask."));
            }
        }
    }

    private Run.Info info(Timings timings, ImportedTimes times) {
        Run.Made made = earlier.map(Run.Info::made).orElse(Run.Made.by("unknown", "unknown"));
        List<deltamask.run.Aggregate> aggregates = new ArrayList<>(new LinkedHashSet<>(made.aggregates()));
        aggregates.addAll(times.aggregates);
        OptionalDouble load = timings.loadMs().isPresent() ? timings.loadMs() : made.loadMs();
        Optional<Variant> model = request.model();
        return new Run.Info(
                request.name()
                        .or(() -> model.map(Variant::name))
                        .or(() -> earlier.map(Run.Info::variantName))
                        .orElseGet(() -> String.valueOf(
                                request.masks().toAbsolutePath().normalize().getFileName())),
                model.map(variant -> OptionalLong.of(variant.bytes()))
                        .or(() -> earlier.map(Run.Info::fileBytes))
                        .orElse(OptionalLong.empty()),
                model.map(Variant::sha256).or(() -> earlier.flatMap(Run.Info::sha256)),
                request.dataset().name(),
                request.conditions().or(() -> earlier.flatMap(Run.Info::conditions)),
                earlier.flatMap(Run.Info::started),
                model.map(Variant::card).or(() -> earlier.flatMap(Run.Info::card)),
                earlier.flatMap(Run.Info::waitPolicy),
                earlier.map(Run.Info::versions).orElse(Map.of()),
                made.with(request.device().or(timings::device).orElse(made.device()), load, aggregates));
    }

    private List<String> notes(ImportedTimes times) {
        List<String> notes = new ArrayList<>(times.notes);
        earlier.map(Run.Info::dataset)
                .filter(name ->
                        !name.isEmpty() && !name.equals(request.dataset().name()))
                .ifPresent(name -> notes.add("The Run was made of the dataset \"" + name + "\", this one is \""
                        + request.dataset().name() + "\"."));
        earlier.filter(Run.Info::isUnfinished).ifPresent(info -> notes.add("The Run was not finished."));
        if (soft > 0) {
            notes.add((soft == 1 ? "1 mask is" : soft + " masks are")
                    + " grey and more than black and white: any value above 0 counts as foreground.");
        }
        long without = times.byImage.isEmpty()
                ? 0
                : pairs.stream()
                        .filter(pair -> !times.byImage.containsKey(pair.sample().name()))
                        .count();
        if (without > 0) {
            notes.add(without == 1 ? "1 image has a mask and no time." : without + " images have a mask and no time.");
        }
        return notes;
    }
}
