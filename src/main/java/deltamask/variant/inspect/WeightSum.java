package deltamask.variant.inspect;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Sums up the tensors of an archive by their sizes; no value is read. Goes round no circle twice, however deep. */
final class WeightSum {
    /** A tensor's place: tensors at the same one are the same. */
    private record Place(String member, long offset, List<Long> sizes) {}

    private final ArchiveMembers archive;
    private final Program program;
    private final Map<String, StoredTensor.Storage> storages = new HashMap<>();
    private final Map<String, StoredTensor.Storage> liteStorages = new HashMap<>();
    private final Set<Place> parameters = new HashSet<>();
    private long values;

    WeightSum(ArchiveMembers archive, Program program) {
        this.archive = archive;
        this.program = program;
    }

    /** @param folder of the tensors' members: {@code data} */
    void addModule(Object root, String folder) throws IOException, DamagedException {
        visit(root, folder, storages, false);
    }

    void addConstants(List<?> constants, String folder) throws IOException, DamagedException {
        visit(constants, folder, storages, true);
    }

    /** What only the lite interpreter reads; none of it is a parameter a second time. */
    void addLite(Object bytecode, String folder) throws IOException, DamagedException {
        visit(bytecode, folder, liteStorages, false);
    }

    private void visit(Object root, String folder, Map<String, StoredTensor.Storage> into, boolean constants)
            throws IOException, DamagedException {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Object> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Object value = open.pop();
            if (value instanceof StoredTensor tensor) {
                add(tensor, folder, into);
                if (constants && isWeight(tensor)) {
                    count(tensor, folder);
                }
            } else if (seen.add(value)) {
                if (value instanceof PickleObject object) {
                    addObject(object, folder, into == storages, open);
                } else if (value instanceof Collection<?> list) {
                    open.addAll(list);
                } else if (value instanceof Map<?, ?> map) {
                    open.addAll(map.values());
                }
            }
        }
    }

    private void addObject(PickleObject object, String folder, boolean counts, Deque<Object> open)
            throws IOException, DamagedException {
        open.push(object.state());
        if (!counts) {
            return;
        }
        if (object.state() instanceof Map<?, ?> attributes) {
            Optional<Code.ClassDef> definition = program.classOf(object.className());
            for (String name : definition.map(Code.ClassDef::parameters).orElse(Set.of())) {
                if (attributes.get(name) instanceof StoredTensor tensor) {
                    count(tensor, folder);
                }
            }
        } else {
            countIn(object.state(), folder, 0);
        }
    }

    /** Weight and bias in the state of a packed operator, or of a module that packs its own. */
    private void countIn(Object state, String folder, int depth) {
        if (state instanceof StoredTensor tensor && isWeight(tensor)) {
            count(tensor, folder);
        } else if (state instanceof List<?> list && depth < 4) {
            list.forEach(item -> countIn(item, folder, depth + 1));
        }
    }

    private static boolean isWeight(StoredTensor tensor) {
        return !tensor.sizes().isEmpty()
                && (tensor.isQuantized() || tensor.storage().type().isFloat());
    }

    private void count(StoredTensor tensor, String folder) {
        if (parameters.add(new Place(folder + tensor.storage().key(), tensor.offset(), tensor.sizes()))) {
            values += tensor.values();
        }
    }

    private void add(StoredTensor tensor, String folder, Map<String, StoredTensor.Storage> into)
            throws DamagedException {
        for (StoredTensor.Storage storage : tensor.storages()) {
            String member = folder + "/" + storage.key();
            if (into.put(member, storage) == null) {
                long there = archive.size(member)
                        .orElseThrow(() ->
                                new DamagedException("its member " + ArchiveMembers.shown(member) + " is missing"));
                if (there != storage.bytes()) {
                    throw new DamagedException("its member " + ArchiveMembers.shown(member) + " has " + there
                            + " bytes where a tensor of " + storage.bytes() + " should be");
                }
            }
        }
    }

    Inspection.Weights sum() {
        Map<String, Long> bytes = new TreeMap<>();
        storages.values().forEach(storage -> bytes.merge(storage.type().name(), storage.bytes(), Long::sum));
        long lite = liteStorages.entrySet().stream()
                .filter(entry -> !storages.containsKey(entry.getKey()))
                .mapToLong(entry -> entry.getValue().bytes())
                .sum();
        return new Inspection.Weights(values, bytes, lite);
    }
}
