package deltamask.variant.inspect;

import deltamask.variant.inspect.Code.Expression;
import deltamask.variant.inspect.Code.FunctionDef;
import deltamask.variant.inspect.Code.Parameter;
import deltamask.variant.inspect.Code.Statement;
import deltamask.variant.inspect.Values.Computed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Follows {@code forward} through all that it calls, as if every call were written out in place, and counts the operators
 * it meets. Nothing is computed: a tensor is only known to be one. Where an {@code if} asks for something that the file
 * itself answers (a number or text of the module, or a constant) the arm that runs is followed, else both; a loop's body
 * is followed once.
 */
final class Walk {
    /** Lines and values that are followed; the largest known model has a hundredth of it. */
    private static final long MOST_STEPS = 5_000_000;

    private static final int DEEPEST_CALL = 100;

    /** Expressions and blocks within one another, over all calls: so many fit on any thread's stack. */
    private static final int DEEPEST = 800;

    private final Program program;
    private final List<?> constants;
    private final Operators operators;
    private final IdentityHashMap<PickleObject, Map<String, Object>> attributes = new IdentityHashMap<>();
    private int unfollowed;
    private long steps;
    private int depth;
    private int nested;

    /** What is known in one function's body. */
    private static final class Scope {
        final Map<String, Object> names;
        Object returned = None.NONE;
        /** An error was raised: nothing comes after. */
        boolean raised;

        Scope(Map<String, Object> names) {
            this.names = names;
        }
    }

    /** @param constants what {@code CONSTANTS.c0} and the next stand for */
    Walk(Program program, List<?> constants, Operators operators) {
        this.program = program;
        this.constants = constants;
        this.operators = operators;
    }

    /** Calls of something that is not in the file's code, or not known: what they do is not counted. */
    int unfollowed() {
        return unfollowed;
    }

    /** Follows the module's {@code forward}; tensors are what it is given. Returns what is known of its result. */
    Object forward(PickleObject module, FunctionDef forward) throws IOException, DamagedException {
        List<Object> arguments = new ArrayList<>(List.of(module));
        for (Parameter parameter :
                forward.parameters().subList(1, forward.parameters().size())) {
            if (parameter.otherwise().isEmpty()) {
                arguments.add(Values.ofType(parameter.type(), Values.UNKNOWN));
            }
        }
        return call(forward, arguments);
    }

    private Object call(FunctionDef function, List<Object> arguments) throws IOException, DamagedException {
        if (++depth > DEEPEST_CALL) {
            throw new DamagedException("its code calls itself, or deeper than any model's");
        }
        Scope scope = new Scope(new HashMap<>());
        for (int i = 0; i < function.parameters().size(); i++) {
            Parameter parameter = function.parameters().get(i);
            Object value = Values.UNKNOWN;
            if (i < arguments.size()) {
                value = arguments.get(i);
            } else if (parameter.otherwise().isPresent()) {
                value = value(parameter.otherwise().get(), scope);
            }
            scope.names.put(parameter.name(), Values.ofType(parameter.type(), value));
        }
        follow(function.body(), scope);
        depth--;
        return Values.ofType(function.returns(), scope.returned);
    }

    private void follow(List<Statement> statements, Scope scope) throws IOException, DamagedException {
        deeper();
        for (Statement statement : statements) {
            step(1);
            if (statement instanceof Code.Assign assign) {
                assign(assign, scope);
            } else if (statement instanceof Code.Evaluate evaluate) {
                value(evaluate.expression(), scope);
            } else if (statement instanceof Code.Return end) {
                List<Object> values = values(end.values(), scope);
                scope.returned = values.size() == 1 ? values.get(0) : Values.items(values);
            } else if (statement instanceof Code.If choice) {
                choose(choice, scope);
            } else if (statement instanceof Code.Loop loop) {
                loop(loop, scope);
            } else if (statement instanceof Code.Block block) {
                values(block.entered(), scope);
                follow(block.body(), scope);
            } else if (statement instanceof Code.Local local) {
                scope.names.put(local.function().name(), new Values.Function(local.function()));
            }
        }
        nested--;
    }

    private void deeper() throws DamagedException {
        if (++nested > DEEPEST) {
            throw new DamagedException("its code is nested deeper than any model's");
        }
    }

    private void step(long count) throws DamagedException {
        steps += count;
        if (steps > MOST_STEPS) {
            throw new DamagedException("its code is longer than any model's once every call is written out");
        }
    }

    private void choose(Code.If choice, Scope scope) throws IOException, DamagedException {
        Object condition = value(choice.condition(), scope);
        if (condition instanceof Boolean known) {
            follow(known ? choice.then() : choice.otherwise(), scope);
            return;
        }
        step(2L * scope.names.size());
        Scope then = new Scope(new HashMap<>(scope.names));
        Scope otherwise = new Scope(new HashMap<>(scope.names));
        follow(choice.then(), then);
        follow(choice.otherwise(), otherwise);
        if (then.raised != otherwise.raised) {
            scope.names.putAll(then.raised ? otherwise.names : then.names);
            return;
        }
        scope.raised |= then.raised;
        scope.names.putAll(then.names);
        otherwise.names.forEach((name, value) -> scope.names.merge(name, value, Values::merged));
    }

    /** What a loop changes is not known before, in, or after it. */
    private void loop(Code.Loop loop, Scope scope) throws IOException, DamagedException {
        value(loop.over(), scope);
        for (Expression target : loop.targets()) {
            assign(target, Values.UNKNOWN, scope);
        }
        for (Statement statement : loop.body()) {
            if (statement instanceof Code.Assign assign) {
                for (Expression target : assign.targets()) {
                    if (target instanceof Code.Name name) {
                        Object before = scope.names.get(name.name());
                        Computed tensor = before == null ? null : Values.computed(before);
                        scope.names.replace(name.name(), tensor == null ? Values.UNKNOWN : tensor);
                    }
                }
            }
        }
        Scope body = new Scope(new HashMap<>(scope.names));
        step(scope.names.size());
        follow(loop.body(), body);
        body.names.forEach((name, value) -> scope.names.merge(name, value, Values::merged));
    }

    private void assign(Code.Assign assign, Scope scope) throws IOException, DamagedException {
        List<Object> values = values(assign.values(), scope);
        List<Expression> targets = assign.targets();
        if (assign.unpacks()) {
            Object whole = values.size() == 1 ? values.get(0) : Values.UNKNOWN;
            for (int i = 0; i < targets.size(); i++) {
                assign(targets.get(i), Operators.item(whole, (long) i), scope);
            }
        } else {
            for (int i = 0; i < targets.size(); i++) {
                assign(targets.get(i), values.get(i), scope);
            }
        }
    }

    private void assign(Expression target, Object value, Scope scope) throws IOException, DamagedException {
        if (target instanceof Code.Name name) {
            scope.names.put(name.name(), value);
        } else if (target instanceof Code.Attribute attribute
                && value(attribute.of(), scope) instanceof PickleObject object) {
            attributesOf(object).put(attribute.name(), value);
        }
    }

    private List<Object> values(List<Expression> expressions, Scope scope) throws IOException, DamagedException {
        List<Object> values = new ArrayList<>();
        for (Expression expression : expressions) {
            values.add(value(expression, scope));
        }
        return values;
    }

    private Object value(Expression expression, Scope scope) throws IOException, DamagedException {
        step(1);
        deeper();
        Object value = known(expression, scope);
        nested--;
        return value;
    }

    private Object known(Expression expression, Scope scope) throws IOException, DamagedException {
        if (expression instanceof Code.Literal literal) {
            return literal.value();
        }
        if (expression instanceof Code.Name name) {
            return scope.names.getOrDefault(name.name(), Values.UNKNOWN);
        }
        if (expression instanceof Code.Attribute attribute) {
            return attribute(attribute, scope);
        }
        if (expression instanceof Code.Call call) {
            return call(call, scope);
        }
        if (expression instanceof Code.Index index) {
            List<Object> places = values(index.places(), scope);
            return Operators.item(value(index.of(), scope), places.isEmpty() ? Values.UNKNOWN : places.get(0));
        }
        if (expression instanceof Code.Sequence sequence) {
            return Values.items(values(sequence.items(), scope));
        }
        Code.Dictionary dictionary = (Code.Dictionary) expression;
        List<Object> keys = values(dictionary.keys(), scope);
        List<Object> values = values(dictionary.values(), scope);
        Map<String, Object> entries = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            entries.put(String.valueOf(keys.get(i)), values.get(i));
        }
        return new Values.Dictionary(entries);
    }

    private Object attribute(Code.Attribute attribute, Scope scope) throws IOException, DamagedException {
        Optional<String> path = path(attribute);
        if (path.isPresent() && path.get().startsWith("CONSTANTS.c")) {
            return constant(path.get().substring("CONSTANTS.c".length()));
        }
        if (path.isPresent() && path.get().startsWith("__torch__.")) {
            return program.function(path.get())
                    .<Object>map(Values.Function::new)
                    .orElse(Values.UNKNOWN);
        }
        return attribute(value(attribute.of(), scope), attribute.name());
    }

    private Object attribute(Object of, String name) throws IOException, DamagedException {
        return of instanceof PickleObject object
                ? attributesOf(object).getOrDefault(name, Values.UNKNOWN)
                : Values.UNKNOWN;
    }

    private Object constant(String number) {
        try {
            return Values.stored(constants.get(Integer.parseInt(number)));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            return Values.UNKNOWN;
        }
    }

    /** A name with dots, if that is all it is. */
    private static Optional<String> path(Expression expression) {
        if (expression instanceof Code.Name name) {
            return Optional.of(name.name());
        }
        return expression instanceof Code.Attribute attribute
                ? path(attribute.of()).map(before -> before + "." + attribute.name())
                : Optional.empty();
    }

    private Map<String, Object> attributesOf(PickleObject object) throws IOException, DamagedException {
        Map<String, Object> known = attributes.get(object);
        if (known != null) {
            return known;
        }
        Map<String, Object> read = new HashMap<>();
        attributes.put(object, read);
        if (object.state() instanceof Map<?, ?> state) {
            state.forEach((name, value) -> read.put(String.valueOf(name), Values.stored(value)));
        } else {
            // The class's own code says which attribute each part of the state becomes.
            Optional<FunctionDef> setState = program.method(object.className(), "__setstate__");
            if (setState.isPresent()) {
                operators.pause();
                call(setState.get(), List.of(object, Values.stored(object.state())));
                operators.resume();
            }
        }
        return read;
    }

    private Object call(Code.Call call, Scope scope) throws IOException, DamagedException {
        Optional<String> path = path(call.called());
        String name = path.orElse("");
        // A variable may be called "torch" or "ops"; PyTorch itself cannot load such code, so it is none of ours.
        if (name.startsWith("torch.") || name.startsWith("ops.")) {
            return operator(name, call, scope);
        }
        if (name.startsWith("__torch__.")) {
            return ofProgram(name, call, scope);
        }
        if (call.called() instanceof Code.Name simple && !scope.names.containsKey(simple.name())) {
            return builtIn(simple.name(), call.arguments(), scope);
        }
        if (call.called() instanceof Code.Attribute method) {
            return method(value(method.of(), scope), method.name(), values(call.arguments(), scope));
        }
        return function(value(call.called(), scope), values(call.arguments(), scope));
    }

    private Object operator(String name, Code.Call call, Scope scope) throws IOException, DamagedException {
        List<Object> arguments = values(call.arguments(), scope);
        if (name.equals("ops.prim.RaiseException")) {
            scope.raised = true;
        }
        Object result = operators.apply(name, arguments);
        if (Operators.changesFirst(name)
                && !call.arguments().isEmpty()
                && call.arguments().get(0) instanceof Code.Name list) {
            Computed tensor = Values.computed(arguments);
            scope.names.put(list.name(), tensor == null ? Values.UNKNOWN : tensor);
        }
        return result;
    }

    private Object ofProgram(String name, Code.Call call, Scope scope) throws IOException, DamagedException {
        List<Object> arguments = values(call.arguments(), scope);
        if (name.endsWith(".__new__")) {
            return new PickleObject(name.substring(0, name.length() - ".__new__".length()), Map.of());
        }
        Optional<FunctionDef> function = program.function(name);
        if (function.isPresent()) {
            return call(function.get(), arguments);
        }
        // A tuple with named parts.
        if (program.classOf(name).isPresent()) {
            return Values.items(arguments);
        }
        unfollowed++;
        return Values.UNKNOWN;
    }

    private Object method(Object of, String name, List<Object> arguments) throws IOException, DamagedException {
        if (of instanceof PickleObject object) {
            Optional<FunctionDef> method = program.method(object.className(), name);
            if (method.isPresent()) {
                List<Object> all = new ArrayList<>(List.of(object));
                all.addAll(arguments);
                return call(method.get(), all);
            }
        }
        unfollowed += operators.isPaused() ? 0 : 1;
        return Values.UNKNOWN;
    }

    private Object function(Object called, List<Object> arguments) throws IOException, DamagedException {
        if (called instanceof Values.Function function) {
            return call(function.function(), arguments);
        }
        unfollowed++;
        return Values.UNKNOWN;
    }

    /** {@code annotate} and {@code unchecked_cast} have a type as first argument. */
    private Object builtIn(String name, List<Expression> arguments, Scope scope) throws IOException, DamagedException {
        if (arguments.size() == 2 && (name.equals("annotate") || name.equals("unchecked_cast"))) {
            String type = path(arguments.get(0)).orElse("");
            Object value = value(arguments.get(1), scope);
            boolean number = List.of("int", "float", "bool", "number", "Scalar").contains(type);
            return number && Values.computed(value) != null ? Values.UNKNOWN : Values.ofType(type, value);
        }
        if (name.equals("uninitialized")) {
            return Values.UNINITIALIZED;
        }
        List<Object> values = values(arguments, scope);
        if (name.equals("getattr") && values.size() == 2) {
            return attribute(values.get(0), String.valueOf(values.get(1)));
        }
        if (name.equals("fork") && !values.isEmpty()) {
            return function(values.get(0), values.subList(1, values.size()));
        }
        return name.equals("bool") && values.size() == 1 && values.get(0) instanceof Boolean
                ? values.get(0)
                : Values.UNKNOWN;
    }
}
