package deltamask.variant.inspect;

import deltamask.variant.inspect.Tokens.Kind;
import deltamask.variant.inspect.Tokens.Token;
import java.util.ArrayList;
import java.util.List;

/** Goes through tokens, and says where they are not what they should be. */
final class TokenReader {
    /** PyTorch breaks its lines, so code that it wrote stays far below. */
    private static final int DEEPEST = 200;

    private final List<Token> tokens;
    private int at;
    private int depth;

    /** @param tokens ending with the one of kind END */
    TokenReader(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(at);
    }

    Token before() {
        return tokens.get(at - 1);
    }

    Token beforeLast() {
        return tokens.get(at - 2);
    }

    Token next() throws DamagedException {
        Token token = peek();
        if (token.kind() == Kind.END) {
            throw unexpected();
        }
        at++;
        return token;
    }

    boolean takeIf(String sign) {
        if (!peek().is(sign)) {
            return false;
        }
        at++;
        return true;
    }

    boolean takeIf(Kind kind) {
        if (peek().kind() != kind) {
            return false;
        }
        at++;
        return true;
    }

    void take(String sign) throws DamagedException {
        if (!takeIf(sign)) {
            throw unexpected();
        }
    }

    void take(Kind kind) throws DamagedException {
        if (!takeIf(kind)) {
            throw unexpected();
        }
    }

    String name() throws DamagedException {
        if (peek().kind() != Kind.NAME) {
            throw unexpected();
        }
        return next().text();
    }

    /** The rest of the line; its end is taken, too. */
    List<Token> line() throws DamagedException {
        List<Token> line = new ArrayList<>();
        while (!takeIf(Kind.LINE_END)) {
            line.add(next());
        }
        return line;
    }

    /** A type as written, up to one of some signs outside its brackets. */
    String textUntil(String... signs) throws DamagedException {
        StringBuilder text = new StringBuilder();
        int open = 0;
        while (true) {
            Token token = peek();
            if ((open == 0 && List.of(signs).contains(token.text())) || token.kind() == Kind.LINE_END) {
                return text.toString();
            }
            if (token.is("[") || token.is("(")) {
                open++;
            } else if (token.is("]") || token.is(")")) {
                open--;
            }
            text.append(next().text()).append(token.is(",") ? " " : "");
        }
    }

    /** Marks the entry into one more level of brackets or blocks. */
    void deeper() throws DamagedException {
        if (++depth > DEEPEST) {
            throw new DamagedException("line " + peek().line() + " of its code is nested deeper than any model's");
        }
    }

    void back() {
        depth--;
    }

    DamagedException unexpected() {
        return new DamagedException("line " + peek().line() + " of its code is not TorchScript");
    }
}
