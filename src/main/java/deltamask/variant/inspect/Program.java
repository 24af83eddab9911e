package deltamask.variant.inspect;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The archive's code, parsed file by file as it is asked for. */
final class Program {
    /** Bytes of code that are parsed; the largest known model has a fiftieth of it. */
    private static final int MOST_CODE = 16 << 20;

    private final ArchiveMembers archive;
    private final Map<String, Optional<Code.Unit>> units = new HashMap<>();
    private long parsed;

    Program(ArchiveMembers archive) {
        this.archive = archive;
    }

    /** @param name with its module: {@code __torch__.portrait_net.OutDict} */
    Optional<Code.ClassDef> classOf(String name) throws IOException, DamagedException {
        return unit(name).map(unit -> unit.classes().get(last(name)));
    }

    /** @param name with its module: {@code __torch__.torch.nn.functional.pad} */
    Optional<Code.FunctionDef> function(String name) throws IOException, DamagedException {
        return unit(name).map(unit -> unit.functions().get(last(name)));
    }

    Optional<Code.FunctionDef> method(String className, String method) throws IOException, DamagedException {
        return classOf(className).map(found -> found.methods().get(method));
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** One file holds all that has the same module. */
    private Optional<Code.Unit> unit(String name) throws IOException, DamagedException {
        int dot = name.lastIndexOf('.');
        String member = "code/" + (dot < 0 ? "" : name.substring(0, dot).replace('.', '/')) + ".py";
        Optional<Code.Unit> known = units.get(member);
        if (known == null) {
            known = archive.has(member) ? Optional.of(parse(member)) : Optional.empty();
            units.put(member, known);
        }
        return known;
    }

    private Code.Unit parse(String member) throws IOException, DamagedException {
        String code = archive.text(member);
        parsed += code.length();
        if (parsed > MOST_CODE) {
            throw new DamagedException("it has more code than any model");
        }
        return Parser.parse(code);
    }
}
