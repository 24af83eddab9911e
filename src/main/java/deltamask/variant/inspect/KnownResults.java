package deltamask.variant.inspect;

import java.util.List;

/** Results of the few operators on numbers, texts and lists by which code chooses its way, where the file decides them. */
final class KnownResults {
    private KnownResults() {}

    /** The result, or {@link Values#UNKNOWN}. */
    static Object of(String name, List<Object> arguments) {
        if (arguments.size() == 1) {
            Object value = arguments.get(0);
            if (name.equals("aten::__not__") && value instanceof Boolean known) {
                return !known;
            }
            return name.equals("aten::len") && value instanceof Values.Items list
                    ? (Object) (long) list.items().size()
                    : Values.UNKNOWN;
        }
        return arguments.size() == 2 ? ofTwo(name, arguments.get(0), arguments.get(1)) : Values.UNKNOWN;
    }

    private static Object ofTwo(String name, Object one, Object other) {
        return switch (name) {
            case "aten::__is__" -> isNone(one, other, true);
            case "aten::__isnot__" -> isNone(one, other, false);
            case "aten::eq" -> equal(one, other, true);
            case "aten::ne" -> equal(one, other, false);
            case "aten::__contains__" -> contains(one, other);
            case "aten::__and__" -> one instanceof Boolean a && other instanceof Boolean b ? a && b : Values.UNKNOWN;
            case "aten::__or__" -> one instanceof Boolean a && other instanceof Boolean b ? a || b : Values.UNKNOWN;
            default -> one instanceof Long a && other instanceof Long b ? ofNumbers(name, a, b) : Values.UNKNOWN;
        };
    }

    private static Object ofNumbers(String name, long a, long b) {
        return switch (name) {
            case "aten::lt" -> a < b;
            case "aten::le" -> a <= b;
            case "aten::gt" -> a > b;
            case "aten::ge" -> a >= b;
            case "aten::add" -> a + b;
            case "aten::sub" -> a - b;
            case "aten::mul" -> a * b;
            default -> Values.UNKNOWN;
        };
    }

    private static Object isNone(Object one, Object other, boolean yes) {
        if (other != None.NONE || one == Values.UNKNOWN || one == Values.UNINITIALIZED) {
            return Values.UNKNOWN;
        }
        return (one == None.NONE) == yes;
    }

    private static Object equal(Object one, Object other, boolean yes) {
        return isPlain(one) && isPlain(other) ? one.equals(other) == yes : Values.UNKNOWN;
    }

    /** Values of one type only: that 1 equals 1.0 is asked nowhere. */
    private static boolean isPlain(Object value) {
        return value instanceof Boolean || value instanceof Long || value instanceof String;
    }

    private static Object contains(Object list, Object item) {
        boolean known = isPlain(item)
                && list instanceof Values.Items items
                && items.items().stream().allMatch(KnownResults::isPlain);
        return known ? ((Values.Items) list).items().contains(item) : Values.UNKNOWN;
    }
}
