package deltamask.cli;

import deltamask.variant.inspect.Figures;
import deltamask.variant.inspect.Findings;
import deltamask.variant.inspect.Inspection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An inspection as a table for people, with its sentences first. */
final class InspectionText {
    private InspectionText() {}

    static String of(Inspection file) {
        return file.file() + "\n" + sentences(Findings.of(file)) + table(Figures.of(file), false);
    }

    /** B beside A; a star marks what differs. */
    static String of(Inspection a, Inspection b) {
        return "A  " + a.file() + "\nB  " + b.file() + "\n" + sentences(Findings.of(a, b))
                + table(Figures.of(a, b), true)
                + "\n\n* differs";
    }

    private static String sentences(List<String> sentences) {
        return sentences.stream().map(sentence -> "\n" + sentence).collect(Collectors.joining()) + "\n";
    }

    private static String table(List<Figures.Row> rows, boolean two) {
        int name = width(rows, Figures.Row::name);
        int a = width(rows, Figures.Row::a);
        int b = width(rows, Figures.Row::b);
        StringBuilder text = new StringBuilder();
        String group = "";
        for (Figures.Row row : rows) {
            if (!row.group().equals(group)) {
                group = row.group();
                text.append("\n").append(group);
            }
            String values = two ? pad(row.a(), a) + "  " + pad(row.b(), b) + (row.differs() ? "  *" : "") : row.a();
            text.append(("\n  " + pad(row.name(), name) + "  " + values).stripTrailing());
        }
        return text.toString();
    }

    private static int width(List<Figures.Row> rows, Function<Figures.Row, String> cell) {
        return rows.stream().map(cell).mapToInt(String::length).max().orElse(0);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
