package deltamask.cli;

import java.time.DateTimeException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an option's value, or says the rule that it breaks. */
abstract class OptionConverter<T> implements ITypeConverter<T> {
    private final String rule;
    private final Function<String, Optional<T>> reader;

    /**
     * @param rule begins the sentence that refuses a value: "a mode is timed or fast"
     * @param reader empty, or an exception of a wrong argument or date, where a value breaks the rule
     */
    OptionConverter(String rule, Function<String, Optional<T>> reader) {
        this.rule = rule;
        this.reader = reader;
    }

    @Override
    public T convert(String value) {
        try {
            Optional<T> read = reader.apply(value);
            if (read.isPresent()) {
                return read.get();
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            // Said below.
        }
        throw new TypeConversionException(rule + ", not \"" + value + "\"");
    }

    /** The one that is called so. */
    static <T> Optional<T> named(T[] values, Function<T, String> name, String wanted) {
        return Arrays.stream(values)
                .filter(value -> name.apply(value).equals(wanted))
                .findFirst();
    }
}
