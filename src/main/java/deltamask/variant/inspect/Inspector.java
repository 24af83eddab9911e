package deltamask.variant.inspect;

import deltamask.failure.Reasons;
import deltamask.failure.UnusableException;
import deltamask.variant.ModelCard;
import deltamask.variant.ModelCards;
import deltamask.variant.TorchArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Looks into model files. */
public final class Inspector {
    private static final String DATA = "data.pkl";
    private static final String CONSTANTS = "constants.pkl";
    private static final String BYTECODE = "bytecode.pkl";

    private Inspector() {}

    /**
     * Reads a TorchScript file without running it. Tensors are not read, so that a large file takes no longer than a small
     * one with as many of them. From any thread.
     *
     * @throws UnusableException if it is no TorchScript archive, or is damaged, or built to harm who reads it
     */
    public static Inspection inspect(Path file) throws UnusableException {
        try {
            if (Files.isRegularFile(file)) {
                ZipEnd.check(file);
            }
            TorchArchive.check(file);
            Optional<ModelCard> card = ModelCards.readBeside(file);
            try (ArchiveMembers archive = ArchiveMembers.open(file)) {
                return inspect(file, archive, card);
            }
        } catch (DamagedException e) {
            throw new UnusableException(
                    "The model " + file + " cannot be inspected: " + e.getMessage()
                            + "; copy or export it again if you trust where it comes from.",
                    e);
        } catch (IOException e) {
            throw new UnusableException("The model " + file + " cannot be read: " + Reasons.of(e) + ".", e);
        }
    }

    private static Inspection inspect(Path file, ArchiveMembers archive, Optional<ModelCard> card)
            throws IOException, DamagedException {
        Object root = Pickle.read(archive.read(DATA), DATA);
        if (!(root instanceof PickleObject module)) {
            throw new DamagedException("its member data.pkl holds no module");
        }
        if (!(Pickle.read(archive.read(CONSTANTS), CONSTANTS) instanceof List<?> constants)) {
            throw new DamagedException("its member constants.pkl holds no list of constants");
        }
        Program program = new Program(archive);
        Code.FunctionDef forward = program.method(module.className(), "forward")
                .filter(found -> !found.parameters().isEmpty())
                .orElseThrow(() -> new DamagedException("its code has no forward"));
        WeightSum weights = new WeightSum(archive, program);
        weights.addModule(module, "data");
        weights.addConstants(constants, "constants");
        Optional<Inspection.Lite> lite = Optional.empty();
        if (archive.has(BYTECODE)) {
            Object bytecode = Pickle.read(archive.read(BYTECODE), BYTECODE);
            lite = Optional.of(LitePart.of(bytecode));
            weights.addLite(bytecode, "constants");
        }
        Operators operators = new Operators();
        Walk walk = new Walk(program, constants, operators);
        Object result = walk.forward(module, forward);
        Counts counts = operators.counts();
        List<String> keys = result instanceof Values.Dictionary dictionary
                ? List.copyOf(dictionary.entries().keySet())
                : List.of();
        return new Inspection(
                file,
                Files.size(file),
                archive.has("version") ? archive.text("version").strip() : "",
                card.flatMap(found -> found.lineage().torch()),
                card.map(found -> found.lineage().steps()).orElse(List.of()),
                counts.names(),
                counts.kinds(),
                counts.convolutions(),
                counts.linears(),
                weights.sum(),
                lite,
                new Inspection.Output(forward.returns(), keys),
                walk.unfollowed());
    }
}
