package deltamask.variant.inspect;

import deltamask.variant.inspect.Code.Expression;
import deltamask.variant.inspect.Code.FunctionDef;
import deltamask.variant.inspect.Code.Parameter;
import deltamask.variant.inspect.Code.Statement;
import deltamask.variant.inspect.Tokens.Kind;
import deltamask.variant.inspect.Tokens.Token;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Parses the part of Python that PyTorch writes TorchScript in (torch/csrc/jit/serialization/python_print.cpp): classes
 * with attributes and methods, functions, and in them assignments, calls, if, for, while, with and return.
 */
final class Parser {
    private final TokenReader in;
    private final Expressions expressions;

    private Parser(List<Token> tokens) {
        in = new TokenReader(tokens);
        expressions = new Expressions(in);
    }

    static Code.Unit parse(String code) throws DamagedException {
        return new Parser(Tokens.of(code)).unit();
    }

    private Code.Unit unit() throws DamagedException {
        Map<String, Code.ClassDef> classes = new LinkedHashMap<>();
        Map<String, FunctionDef> functions = new LinkedHashMap<>();
        while (!in.peek().kind().equals(Kind.END)) {
            if (in.takeIf("class")) {
                String name = in.name();
                classes.put(name, classDef());
            } else if (in.takeIf("def")) {
                FunctionDef function = function();
                functions.put(function.name(), function);
            } else {
                statement();
            }
        }
        return new Code.Unit(classes, functions);
    }

    private Code.ClassDef classDef() throws DamagedException {
        while (!in.peek().is(":")) {
            in.next();
        }
        in.take(":");
        in.take(Kind.LINE_END);
        Set<String> parameters = new HashSet<>();
        Map<String, FunctionDef> methods = new LinkedHashMap<>();
        if (in.takeIf(Kind.INDENT)) {
            while (!in.takeIf(Kind.DEDENT)) {
                if (in.takeIf("def")) {
                    FunctionDef method = function();
                    methods.put(method.name(), method);
                } else if (in.peek().is("__parameters__")) {
                    for (Token token : in.line()) {
                        if (token.kind() == Kind.TEXT) {
                            parameters.add(token.text());
                        }
                    }
                } else {
                    in.line();
                }
            }
        }
        return new Code.ClassDef(parameters, methods);
    }

    private FunctionDef function() throws DamagedException {
        String name = in.name();
        in.take("(");
        List<Parameter> parameters = new ArrayList<>();
        while (!in.takeIf(")")) {
            String parameter = in.name();
            String type = in.takeIf(":") ? in.textUntil("=", ",", ")") : "";
            Optional<Expression> otherwise = in.takeIf("=") ? Optional.of(expressions.expression()) : Optional.empty();
            parameters.add(new Parameter(parameter, type, otherwise));
            if (!in.peek().is(")")) {
                in.take(",");
            }
        }
        String returns = in.takeIf("->") ? in.textUntil(":") : "";
        return new FunctionDef(name, parameters, returns, block());
    }

    private List<Statement> block() throws DamagedException {
        in.take(":");
        in.take(Kind.LINE_END);
        in.take(Kind.INDENT);
        in.deeper();
        List<Statement> statements = new ArrayList<>();
        while (!in.takeIf(Kind.DEDENT)) {
            statement().ifPresent(statements::add);
        }
        in.back();
        return statements;
    }

    private Optional<Statement> statement() throws DamagedException {
        if (in.takeIf("pass")) {
            in.take(Kind.LINE_END);
            return Optional.empty();
        }
        if (in.takeIf("if")) {
            Expression condition = expressions.expression();
            List<Statement> then = block();
            return Optional.of(new Code.If(condition, then, in.takeIf("else") ? block() : List.of()));
        }
        if (in.takeIf("for")) {
            List<Expression> targets = expressions.list();
            in.take("in");
            Expression over = expressions.expression();
            return Optional.of(new Code.Loop(targets, over, block()));
        }
        if (in.takeIf("while")) {
            Expression condition = expressions.expression();
            return Optional.of(new Code.Loop(List.of(), condition, block()));
        }
        if (in.takeIf("with")) {
            List<Expression> entered = expressions.list();
            return Optional.of(new Code.Block(entered, block()));
        }
        if (in.takeIf("def")) {
            return Optional.of(new Code.Local(function()));
        }
        Statement simple = simple();
        in.take(Kind.LINE_END);
        return Optional.of(simple);
    }

    private Statement simple() throws DamagedException {
        if (in.takeIf("return")) {
            return new Code.Return(in.peek().kind() == Kind.LINE_END ? List.of() : expressions.list());
        }
        List<Expression> targets = expressions.list();
        boolean comma = in.before().is(",");
        if (in.takeIf(":")) {
            in.textUntil("=");
        }
        if (!in.takeIf("=")) {
            return new Code.Evaluate(targets.size() == 1 ? targets.get(0) : new Code.Sequence(targets));
        }
        List<Expression> values = expressions.list();
        if (targets.size() == 1 && targets.get(0) instanceof Code.Sequence list) {
            return new Code.Assign(list.items(), values, true);
        }
        return new Code.Assign(targets, values, comma || values.size() != targets.size());
    }
}
