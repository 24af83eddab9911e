package deltamask.variant.inspect;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads {@code bytecode.pkl}: a version, then for each function its name and its tables, of which one lists the operators
 * (torch/csrc/jit/mobile/import.cpp).
 */
final class LitePart {
    private LitePart() {}

    static Inspection.Lite of(Object bytecode) throws DamagedException {
        try {
            List<?> parts = (List<?>) bytecode;
            TreeSet<String> operators = new TreeSet<>();
            for (Object function : parts.subList(1, parts.size())) {
                for (Object table : (List<?>) ((List<?>) function).get(1)) {
                    if (((List<?>) table).get(0).equals("operators")) {
                        addNames((List<?>) ((List<?>) table).get(1), operators);
                    }
                }
            }
            return new Inspection.Lite(Math.toIntExact((Long) parts.get(0)), List.copyOf(operators));
        } catch (ClassCastException | IndexOutOfBoundsException | ArithmeticException | NullPointerException e) {
            throw new DamagedException("its member bytecode.pkl is not the lite interpreter's", e);
        }
    }

    private static void addNames(List<?> table, Set<String> names) {
        for (Object operator : table) {
            List<?> parts = (List<?>) operator;
            String overload = (String) parts.get(1);
            names.add(parts.get(0) + (overload.isEmpty() ? "" : "." + overload));
        }
    }
}
