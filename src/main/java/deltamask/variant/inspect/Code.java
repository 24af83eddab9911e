package deltamask.variant.inspect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What TorchScript code consists of. Only what {@code Walk} asks for is kept: no types but a function's own. */
final class Code {
    private Code() {}

    /** One file's classes and functions by their plain names. */
    record Unit(Map<String, ClassDef> classes, Map<String, FunctionDef> functions) {}

    /** @param parameters attributes that are parameters; what else is a tensor is a buffer */
    record ClassDef(Set<String> parameters, Map<String, FunctionDef> methods) {}

    /** @param returns the type it returns, as written */
    record FunctionDef(String name, List<Parameter> parameters, String returns, List<Statement> body) {}

    /** @param type as written; empty where there is none */
    record Parameter(String name, String type, Optional<Expression> otherwise) {}

    /** A value. */
    sealed interface Expression {}

    /** @param value as {@code Walk} knows values */
    record Literal(Object value) implements Expression {}

    record Name(String name) implements Expression {}

    record Attribute(Expression of, String name) implements Expression {}

    record Call(Expression called, List<Expression> arguments) implements Expression {}

    record Index(Expression of, List<Expression> places) implements Expression {}

    /** A list or a tuple. */
    record Sequence(List<Expression> items) implements Expression {}

    record Dictionary(List<Expression> keys, List<Expression> values) implements Expression {}

    /** One line or block. */
    sealed interface Statement {}

    /** @param unpacks whether the one value is taken apart among the targets */
    record Assign(List<Expression> targets, List<Expression> values, boolean unpacks) implements Statement {}

    record Evaluate(Expression expression) implements Statement {}

    record Return(List<Expression> values) implements Statement {}

    record If(Expression condition, List<Statement> then, List<Statement> otherwise) implements Statement {}

    /** @param targets of a for; none of a while */
    record Loop(List<Expression> targets, Expression over, List<Statement> body) implements Statement {}

    record Block(List<Expression> entered, List<Statement> body) implements Statement {}

    record Local(FunctionDef function) implements Statement {}
}
