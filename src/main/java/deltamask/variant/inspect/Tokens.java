package deltamask.variant.inspect;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts TorchScript code into tokens, with Python's rule for lines and indentation. */
final class Tokens {
    /** What a token is; the last four have no text of their own. */
    enum Kind {
        NAME,
        NUMBER,
        TEXT,
        SIGN,
        LINE_END,
        INDENT,
        DEDENT,
        END
    }

    /** @param line its line in the code, from 1 */
    record Token(Kind kind, String text, int line) {
        boolean is(String sign) {
            return (kind == Kind.SIGN || kind == Kind.NAME) && text.equals(sign);
        }
    }

    /** Possessive, so that no text makes the search slow. */
    private static final Pattern TOKEN = Pattern.compile("(?<name>[A-Za-z_][A-Za-z_0-9]*+)"
            + "|(?<number>[0-9][0-9]*+(?:\\.[0-9]*+)?+(?:[eE][+-]?[0-9]++)?+j?+)"
            + "|(?<text>\"(?:[^\"\\\\\n]|\\\\.)*+\"|'(?:[^'\\\\\n]|\\\\.)*+')"
            + "|(?<sign>->|[()\\[\\]{}:,.=+*/^-])");

    private final String code;
    private final List<Token> tokens = new ArrayList<>();
    private final Deque<Integer> indents = new ArrayDeque<>(List.of(0));
    private int at;
    private int line = 1;
    private int open;

    private Tokens(String code) {
        this.code = code;
    }

    static List<Token> of(String code) throws DamagedException {
        Tokens tokens = new Tokens(code);
        tokens.cut();
        return tokens.tokens;
    }

    private void cut() throws DamagedException {
        Matcher matcher = TOKEN.matcher(code);
        boolean lineStart = true;
        while (at < code.length()) {
            if (lineStart && open == 0) {
                indent();
                lineStart = false;
                continue;
            }
            char c = code.charAt(at);
            if (c == '\n') {
                line++;
                at++;
                if (open == 0) {
                    lineEnd();
                    lineStart = true;
                }
            } else if (c == ' ' || c == '\r' || c == '\t') {
                at++;
            } else if (c == '#') {
                skipComment();
            } else if (matcher.region(at, code.length()).lookingAt()) {
                add(matcher);
                at = matcher.end();
            } else {
                throw new DamagedException("line " + line + " of its code cannot be read");
            }
        }
        lineEnd();
        while (indents.pop() > 0) {
            tokens.add(new Token(Kind.DEDENT, "", line));
        }
        tokens.add(new Token(Kind.END, "", line));
    }

    /** Lines with nothing on them change no indentation. */
    private void indent() throws DamagedException {
        int start = at;
        while (at < code.length() && code.charAt(at) == ' ') {
            at++;
        }
        if (at == code.length() || code.charAt(at) == '\n' || code.charAt(at) == '\r' || code.charAt(at) == '#') {
            return;
        }
        int width = at - start;
        if (width > indents.peek()) {
            indents.push(width);
            tokens.add(new Token(Kind.INDENT, "", line));
        }
        while (width < indents.peek()) {
            indents.pop();
            tokens.add(new Token(Kind.DEDENT, "", line));
        }
        if (width != indents.peek()) {
            throw new DamagedException("line " + line + " of its code is indented like none before");
        }
    }

    private void lineEnd() {
        if (!tokens.isEmpty() && tokens.get(tokens.size() - 1).kind().compareTo(Kind.LINE_END) < 0) {
            tokens.add(new Token(Kind.LINE_END, "", line));
        }
    }

    private void skipComment() {
        while (at < code.length() && code.charAt(at) != '\n') {
            at++;
        }
    }

    private void add(Matcher matcher) {
        if (matcher.group("name") != null) {
            tokens.add(new Token(Kind.NAME, matcher.group(), line));
        } else if (matcher.group("number") != null) {
            tokens.add(new Token(Kind.NUMBER, matcher.group(), line));
        } else if (matcher.group("text") != null) {
            tokens.add(new Token(Kind.TEXT, unquoted(matcher.group()), line));
        } else {
            String sign = matcher.group();
            if ("([{".contains(sign)) {
                open++;
            } else if (")]}".contains(sign)) {
                open = Math.max(0, open - 1);
            }
            tokens.add(new Token(Kind.SIGN, sign, line));
        }
    }

    /** Without quotes and backslashes; what a backslash stands for is not looked up, as no name of a module needs it. */
    private static String unquoted(String quoted) {
        String inner = quoted.substring(1, quoted.length() - 1);
        return inner.indexOf('\\') < 0 ? inner : inner.replaceAll("\\\\(.)", "$1");
    }
}
