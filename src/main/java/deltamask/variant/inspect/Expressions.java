package deltamask.variant.inspect;

import deltamask.variant.inspect.Code.Expression;
import deltamask.variant.inspect.Tokens.Kind;
import deltamask.variant.inspect.Tokens.Token;
import java.util.ArrayList;
import java.util.List;

/** Parses expressions. Sums of numbers (PyTorch writes complex ones so) and slices become a value that is not known. */
final class Expressions {
    private static final Expression UNKNOWN = new Code.Literal(Values.UNKNOWN);

    /** Names, calls and brackets in a row; a module's full name has about ten. */
    private static final int LONGEST_CHAIN = 200;

    private final TokenReader in;

    Expressions(TokenReader in) {
        this.in = in;
    }

    /** One or more, with or without a comma after the last. */
    List<Expression> list() throws DamagedException {
        List<Expression> items = new ArrayList<>();
        do {
            items.add(expression());
        } while (in.takeIf(",") && startsExpression());
        return items;
    }

    private boolean startsExpression() {
        Token token = in.peek();
        return switch (token.kind()) {
            case NAME -> !token.is("in");
            case NUMBER, TEXT -> true;
            case SIGN -> "([{-^".contains(token.text());
            default -> false;
        };
    }

    Expression expression() throws DamagedException {
        in.deeper();
        Expression first = signed();
        while (in.takeIf("+") || in.takeIf("-") || in.takeIf("*") || in.takeIf("/")) {
            signed();
            first = UNKNOWN;
        }
        in.back();
        return first;
    }

    private Expression signed() throws DamagedException {
        boolean negative = in.takeIf("-");
        Expression value = postfix(primary());
        if (!negative) {
            return value;
        }
        if (value instanceof Code.Literal literal && literal.value() instanceof Long number) {
            return new Code.Literal(-number);
        }
        return value instanceof Code.Literal literal && literal.value() instanceof Double number
                ? new Code.Literal(-number)
                : UNKNOWN;
    }

    private Expression postfix(Expression start) throws DamagedException {
        Expression value = start;
        for (int length = 0; ; length++) {
            if (length > LONGEST_CHAIN) {
                throw in.unexpected();
            }
            if (in.takeIf(".")) {
                value = new Code.Attribute(value, in.name());
            } else if (in.takeIf("(")) {
                value = new Code.Call(value, arguments());
            } else if (in.takeIf("[")) {
                value = index(value);
            } else {
                return value;
            }
        }
    }

    private List<Expression> arguments() throws DamagedException {
        List<Expression> arguments = new ArrayList<>();
        while (!in.takeIf(")")) {
            Expression argument = expression();
            // A name before "=" says which argument it is; which one matters to no count.
            arguments.add(in.takeIf("=") ? expression() : argument);
            if (!in.peek().is(")")) {
                in.take(",");
            }
        }
        return arguments;
    }

    private Expression index(Expression of) throws DamagedException {
        List<Expression> places = new ArrayList<>();
        boolean slice = false;
        while (!in.takeIf("]")) {
            if (in.takeIf(":")) {
                slice = true;
            } else {
                places.add(expression());
                in.takeIf(",");
            }
        }
        return slice ? UNKNOWN : new Code.Index(of, places);
    }

    private Expression primary() throws DamagedException {
        Token token = in.next();
        if (token.kind() == Kind.NUMBER) {
            return new Code.Literal(number(token.text()));
        }
        if (token.kind() == Kind.TEXT) {
            return new Code.Literal(token.text());
        }
        if (token.kind() == Kind.NAME) {
            return switch (token.text()) {
                case "None" -> new Code.Literal(None.NONE);
                case "True" -> new Code.Literal(true);
                case "False" -> new Code.Literal(false);
                default -> new Code.Name(token.text());
            };
        }
        return switch (token.text()) {
            case "(" -> inParentheses();
            case "[" -> new Code.Sequence(until("]"));
            case "{" -> dictionary();
            default -> throw in.unexpected();
        };
    }

    private Expression inParentheses() throws DamagedException {
        List<Expression> items = until(")");
        boolean tuple = items.size() != 1 || in.beforeLast().is(",");
        return tuple ? new Code.Sequence(items) : items.get(0);
    }

    private List<Expression> until(String end) throws DamagedException {
        List<Expression> items = new ArrayList<>();
        while (!in.takeIf(end)) {
            items.add(expression());
            if (!in.peek().is(end)) {
                in.take(",");
            }
        }
        return items;
    }

    private Expression dictionary() throws DamagedException {
        List<Expression> keys = new ArrayList<>();
        List<Expression> values = new ArrayList<>();
        while (!in.takeIf("}")) {
            keys.add(expression());
            in.take(":");
            values.add(expression());
            if (!in.peek().is("}")) {
                in.take(",");
            }
        }
        return new Code.Dictionary(keys, values);
    }

    private static Object number(String text) {
        try {
            if (text.chars().allMatch(Character::isDigit)) {
                return Long.valueOf(text);
            }
            return text.endsWith("j") ? Values.UNKNOWN : (Object) Double.valueOf(text);
        } catch (NumberFormatException e) {
            return Values.UNKNOWN;
        }
    }
}
