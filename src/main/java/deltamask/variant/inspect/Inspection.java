package deltamask.variant.inspect;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is in a TorchScript file.
 *
 * <p>Operators are calls in {@code forward} with everything that it calls written out in place: a module that is used
 * twice counts twice. Only what takes or makes a tensor and gives one is counted, not sizes, comparisons of numbers, lists
 * and checks. Where an {@code if} asks for what the file itself answers, only the arm that runs is counted; where it asks
 * for what only an image answers, both are; a loop's body is counted once. For the models that PyTorch can freeze these
 * are the calls in the frozen graph ({@code torch._C._freeze_module}).
 *
 * @param file the file
 * @param fileBytes its size
 * @param formatVersion of the archive, as its member {@code version} says: 3 for what PyTorch has written since 1.6
 * @param torch version of PyTorch that wrote the file, as the model card beside it says; archives do not tell
 * @param steps what the card says was done to the model
 * @param operators calls by name: {@code aten::relu}
 * @param kinds the same calls by kind
 * @param convolutions the convolutions among them
 * @param linears the linear layers among them
 * @param weights parameters and bytes
 * @param lite what the file holds for the lite interpreter; empty for a file without that part
 * @param output what {@code forward} gives
 * @param unfollowed calls that could not be followed: what they do is not counted
 */
public record Inspection(
        Path file,
        long fileBytes,
        String formatVersion,
        Optional<String> torch,
        List<String> steps,
        Map<String, Integer> operators,
        Map<Kind, Integer> kinds,
        Convolutions convolutions,
        Linears linears,
        Weights weights,
        Optional<Lite> lite,
        Output output,
        int unfollowed) {

    /** How an operator computes. */
    public enum Kind {
        /** With floating point numbers that were never quantized. */
        FLOAT,
        /** With 8-bit integers: an operator made for them, or an ordinary one on a quantized tensor. */
        QUANTIZED,
        /** With weights packed beforehand for one library: XNNPACK, or a phone's GPU. */
        PREPACKED,
        /** From floating point to 8-bit integers or back. */
        CONVERSION,
        /** With floating point numbers that were quantized before: it could not, or should not, stay in integers. */
        FALLBACK
    }

    /**
     * Convolutions, transposed ones too.
     *
     * @param perTensor quantized ones whose weights have one scale
     * @param perChannel quantized ones whose weights have one scale for each output channel
     */
    public record Convolutions(int floating, int quantized, int prepacked, int perTensor, int perChannel) {
        public int all() {
            return floating + quantized + prepacked;
        }
    }

    /** Linear layers. */
    public record Linears(int floating, int quantized, int prepacked) {}

    /**
     * What the module and the constants of its code hold.
     *
     * @param parameters numbers in weights and biases, each tensor once: of modules what they call parameters, of packed
     *     operators weight and bias, of a frozen module's constants every float tensor that is more than a single number.
     *     Buffers, scales and zero points are none
     * @param bytesByType bytes of all tensors by the type of their values, {@code float32} for instance, scales and zero
     *     points included; a storage that several tensors share counts once
     * @param liteCopyBytes bytes that are in the file for the lite interpreter alone, a second time
     */
    public record Weights(long parameters, Map<String, Long> bytesByType, long liteCopyBytes) {
        /** Without the lite interpreter's own. */
        public long bytes() {
            return bytesByType.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * The part for the lite interpreter.
     *
     * @param bytecodeVersion 8 for PyTorch 2.7
     * @param operators names that it needs to find, with overloads: {@code aten::add.Tensor}
     */
    public record Lite(int bytecodeVersion, List<String> operators) {}

    /**
     * What {@code forward} gives.
     *
     * @param type as the code says: {@code Dict[str, Tensor]}
     * @param keys of a dictionary, as far as the code tells
     */
    public record Output(String type, List<String> keys) {}

    /** Whether anything at all is quantized: an operator or a tensor. */
    public boolean isQuantized() {
        return kinds.getOrDefault(Kind.QUANTIZED, 0) > 0
                || kinds.getOrDefault(Kind.CONVERSION, 0) > 0
                || weights.bytesByType().keySet().stream().anyMatch(type -> type.startsWith("q"));
    }
}
