package deltamask.inference.djl;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.engine.StandardCapabilities;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import deltamask.inference.CardField;
import deltamask.inference.CardMisfitException;
import deltamask.inference.Complaint;
import deltamask.inference.ComputeDevice;
import deltamask.inference.Segmenter;
import deltamask.inference.Tensor;
import deltamask.variant.ModelCard;
import deltamask.variant.ModelCard.Kind;
import deltamask.variant.ModelCard.Layout;
import deltamask.variant.ModelCard.Numbers;
import deltamask.variant.Variant;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Runs TorchScript files by DJL's PyTorch engine. All native memory lives in one manager an image, closed before the
 * answer is given.
 */
public final class DjlSegmenter implements Segmenter {
    private static final String ENGINE = "PyTorch";

    /** What would lose its meaning as real numbers. */
    private static final Set<DataType> NO_NUMBERS = Set.of(DataType.COMPLEX64, DataType.STRING, DataType.UNKNOWN);

    private final Variant variant;
    private final Model model;
    private final Device device;
    private final long loadNanos;

    private DjlSegmenter(Variant variant, Model model, Device device, long loadNanos) {
        this.variant = variant;
        this.model = model;
        this.device = device;
        this.loadNanos = loadNanos;
    }

    /** Loads a model file; see {@link Segmenter.Loader}. The first call fixes the engine's threads for the process. */
    public static Segmenter load(Variant variant, int threads, ComputeDevice wanted) throws UnusableException {
        // The engine must neither fetch anything nor report that it was used.
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        Engine engine;
        try {
            engine = Engine.getEngine(ENGINE);
        } catch (EngineException | LinkageError e) {
            throw new UnusableException(
                    "PyTorch's native libraries could not be loaded: " + Reasons.of(rootOf(e))
                            + "; check that the home folder has 500 MB free and is writable.",
                    e);
        }
        Device device = device(engine, wanted);
        // From here on: the engine's own start is not the model's doing.
        long start = System.nanoTime();
        Model model = Model.newInstance(variant.name(), device, ENGINE);
        try {
            model.load(variant.file().getParent(), variant.file().getFileName().toString());
            return new DjlSegmenter(variant, model, device, System.nanoTime() - start);
        } catch (IOException | MalformedModelException | EngineException e) {
            model.close();
            throw EngineComplaint.whileLoading(variant.file(), engine.getVersion(), e);
        }
    }

    private static Device device(Engine engine, ComputeDevice wanted) throws UnusableException {
        if (wanted == ComputeDevice.CPU) {
            return Device.cpu();
        }
        if (!engine.hasCapability(StandardCapabilities.CUDA)) {
            throw new UnusableException("This DeltaMask was built for the CPU alone: build it with -Pcuda for CUDA, or"
                    + " run on the CPU.");
        }
        if (engine.getGpuCount() == 0) {
            throw new UnusableException("CUDA sees no GPU on this machine: look for its driver, or run on the CPU.");
        }
        return Device.gpu();
    }

    @Override
    public Prediction forward(Tensor input) throws UnusableException {
        ModelCard card = variant.card();
        return run(
                input, card.input(), (outputs, nanos) -> new Prediction(toTensor(select(outputs, card), card), nanos));
    }

    @Override
    public Outputs look(Tensor input, ModelCard card) throws UnusableException {
        return run(input, card.input(), (outputs, nanos) -> {
            List<Output> all = new ArrayList<>();
            for (int place = 0; place < outputs.size(); place++) {
                NDArray output = outputs.get(place);
                List<Long> shape =
                        Arrays.stream(output.getShape().getShape()).boxed().toList();
                String unnamed = outputs.size() == 1 ? "" : Integer.toString(place);
                all.add(new Output(Objects.requireNonNullElse(output.getName(), unnamed), shape));
            }
            try {
                return new Outputs(all, Optional.of(toTensor(select(outputs, card), card)), Optional.empty(), nanos);
            } catch (UnusableException e) {
                return new Outputs(all, Optional.empty(), Optional.of(e), nanos);
            }
        });
    }

    /** Takes what is wanted out of native memory, before it is given back. */
    private interface Reading<T> {
        T of(NDList outputs, long forwardNanos) throws UnusableException;
    }

    private <T> T run(Tensor input, ModelCard.Input card, Reading<T> reading) throws UnusableException {
        try (NDManager manager = model.getNDManager().newSubManager(device)) {
            ParameterStore parameters = new ParameterStore(manager, false);
            NDList inputs = new NDList(toArray(input, card, manager));
            long start = System.nanoTime();
            NDList outputs = model.getBlock().forward(parameters, inputs, false);
            if (device.isGpu()) {
                // Work on a GPU is queued: only a read waits for its end.
                outputs.head().toType(DataType.FLOAT32, false).sum().toFloatArray();
            }
            long nanos = System.nanoTime() - start;
            return reading.of(outputs, nanos);
        } catch (EngineException | UnsupportedOperationException | IllegalArgumentException e) {
            throw EngineComplaint.whileRunning(variant.file(), input, card, e);
        }
    }

    private static NDArray toArray(Tensor input, ModelCard.Input card, NDManager manager) {
        NDArray array = card.layout() == Layout.NHWC
                ? manager.create(input.channelsLast(), new Shape(1, input.height(), input.width(), input.channels()))
                : manager.create(input.values(), new Shape(1, input.channels(), input.height(), input.width()));
        return card.numbers() == Numbers.FLOAT16 ? array.toType(DataType.FLOAT16, false) : array;
    }

    /** The output that a card names; a network that returns one bare tensor, or a tuple of them, has no names. */
    private NDArray select(NDList outputs, ModelCard card) throws UnusableException {
        String key = card.output().key();
        if (outputs.isEmpty()) {
            throw new UnusableException(
                    "The model " + variant.file() + " returned nothing: it is no segmentation model.");
        }
        SortedSet<String> named = new TreeSet<>();
        for (NDArray output : outputs) {
            if (key.equals(output.getName())) {
                return output;
            }
            if (output.getName() != null) {
                named.add(output.getName() + " (" + words(output.getShape()) + ")");
            }
        }
        if (named.isEmpty() && outputs.size() == 1) {
            return outputs.head();
        }
        if (key.matches("[0-9]{1,3}") && Integer.parseInt(key) < outputs.size()) {
            NDArray placed = outputs.get(Integer.parseInt(key));
            if (placed.getName() == null) {
                return placed;
            }
        }
        if (named.isEmpty()) {
            throw new CardMisfitException(
                    new Complaint(
                            "The model " + variant.file() + " returned " + outputs.size() + " outputs without names",
                            "set %s to the number of the one that holds the mask, from 0",
                            List.of(CardField.OUTPUT),
                            "",
                            ""),
                    null);
        }
        throw new CardMisfitException(
                new Complaint(
                        "The model " + variant.file() + " has no output \"" + key + "\" but the outputs "
                                + String.join(", ", named),
                        "set %s to the one that holds the mask",
                        List.of(CardField.OUTPUT),
                        "",
                        ""),
                null);
    }

    private static String words(Shape shape) {
        return Arrays.stream(shape.getShape()).mapToObj(Long::toString).collect(Collectors.joining(" x "));
    }

    private Tensor toTensor(NDArray output, ModelCard card) throws UnusableException {
        DataType type = output.getDataType();
        if (NO_NUMBERS.contains(type)) {
            String what = type == DataType.STRING
                    ? "text"
                    : type == DataType.COMPLEX64
                            ? "complex numbers"
                            : "a quantized tensor, or numbers of an unknown kind";
            throw new UnusableException("The model " + variant.file() + " returned " + what
                    + ": export it again so that it returns plain numbers.");
        }
        if ((type.isInteger() || type.isBoolean()) && card.output().kind() != Kind.LABELS) {
            throw new CardMisfitException(
                    new Complaint(
                            "The model " + variant.file()
                                    + " returned whole numbers, which are classes that it decided",
                            "set %s to labels",
                            List.of(CardField.NUMBERS),
                            "",
                            ""),
                    null);
        }
        MapShape map = MapShape.of(output.getShape().getShape(), card).orElseThrow(() -> noMap(output));
        float[] values = (type == DataType.FLOAT32 ? output : output.toType(DataType.FLOAT32, false)).toFloatArray();
        return map.channelsLast()
                ? Tensor.ofChannelsLast(map.channels(), map.height(), map.width(), values)
                : new Tensor(map.channels(), map.height(), map.width(), values);
    }

    private UnusableException noMap(NDArray output) {
        String what = "The model " + variant.file() + " returned "
                + (output.getShape().isScalar() ? "a single number" : "a tensor of shape " + words(output.getShape()))
                + ", not 1 x classes x height x width, so it is no segmentation model";
        return output.getName() == null
                ? new UnusableException(what + ".")
                : new CardMisfitException(
                        new Complaint(
                                what + ", or \"" + output.getName() + "\" is the wrong one of its outputs",
                                "set %s to another",
                                List.of(CardField.OUTPUT),
                                "",
                                ""),
                        null);
    }

    @Override
    public String engine() {
        return "PyTorch " + Engine.getEngine(ENGINE).getVersion();
    }

    @Override
    public String device() {
        return device.isGpu() ? "gpu " + device.getDeviceId() : "cpu";
    }

    @Override
    public long loadNanos() {
        return loadNanos;
    }

    @Override
    public void close() {
        model.close();
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
