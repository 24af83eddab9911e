package deltamask.report;

import deltamask.failure.UnusableException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * {@code table.tex}: the report's table in a float of its own, for a document with {@code \\usepackage{booktabs}}. It needs
 * nothing else but UTF-8 input, which LaTeX has had by itself since 2018.
 */
final class LatexTable {
    private static final Pattern POWER = Pattern.compile(" × 10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)");

    private LatexTable() {}

    static void write(ReportContent content, Path file) throws UnusableException {
        write(of(content), file);
    }

    static void write(String text, Path file) throws UnusableException {
        ReportFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    static String of(ReportContent content) {
        var a = content.comparison().a().info();
        var b = content.comparison().b().info();
        String caption = b.variantName() + " (B) against " + a.variantName() + " (A) on "
                + content.comparison().dataset().name() + ", " + Provenance.conditions(a, b)
                + ". Change is B minus A unless it says otherwise; in brackets 95 % intervals.";
        List<List<List<String>>> blocks = content.table().blocks().stream()
                .map(block -> block.stream()
                        .map(line -> List.of(line.name(), line.a(), line.b(), line.change()))
                        .toList())
                .toList();
        return of(caption, "tab:deltamask", List.of("", "A", "B", "Change"), blocks, content.options());
    }

    /** @param blocks of lines of cells, with a rule between them */
    static String of(
            String caption, String label, List<String> head, List<List<List<String>>> blocks, ReportOptions options) {
        List<String> lines = new ArrayList<>();
        lines.add("% Needs \\usepackage{booktabs}. " + Provenance.program() + ", " + options.date() + ".");
        lines.add("\\begin{table}");
        lines.add("\\centering");
        lines.add("\\caption{" + escape(caption) + "}");
        lines.add("\\label{" + label + "}");
        // Many columns are wider than a page's text unless they are set tight and long names break.
        boolean wide = head.size() > 4;
        lines.add(wide ? "\\scriptsize" : "\\footnotesize");
        lines.add("\\setlength{\\tabcolsep}{" + (wide ? 2 : 4) + "pt}");
        lines.add("\\begin{tabular}{@{}" + (wide ? "p{0.17\\linewidth}" : "l") + "r".repeat(head.size() - 1) + "@{}}");
        lines.add("\\toprule");
        lines.add(line(head, wide));
        for (List<List<String>> block : blocks) {
            lines.add("\\midrule");
            block.forEach(cells -> lines.add(line(cells, wide)));
        }
        lines.add("\\bottomrule");
        lines.add("\\end{tabular}");
        lines.add("\\end{table}");
        return String.join("\n", lines) + "\n";
    }

    private static String line(List<String> cells, boolean wide) {
        return (wide ? "\\raggedright " : "")
                + cells.stream().map(LatexTable::cell).collect(Collectors.joining(" & "))
                + " \\\\";
    }

    /** Of two lines where it has two. */
    private static String cell(String text) {
        if (!text.contains("\n")) {
            return protectedBracket(escape(text));
        }
        return text.lines()
                .map(LatexTable::escape)
                .map(LatexTable::protectedBracket)
                .collect(Collectors.joining(" \\\\ ", "\\begin{tabular}[t]{@{}r@{}}", "\\end{tabular}"));
    }

    /** A bracket at the start of what follows a line break would be read as a length. */
    private static String protectedBracket(String text) {
        return text.startsWith("[") ? "{}" + text : text;
    }

    /** Text as LaTeX sets it; letters outside of Latin become a question mark, as most LaTeX fonts lack them. */
    static String escape(String plain) {
        Matcher powers = POWER.matcher(plain);
        StringBuilder escaped = new StringBuilder();
        int from = 0;
        while (powers.find()) {
            characters(plain.substring(from, powers.start()), escaped);
            String exponent = Numbers.ascii(powers.group(1));
            escaped.append("$\\,\\times 10^{").append(exponent).append("}$");
            from = powers.end();
        }
        characters(plain.substring(from), escaped);
        return escaped.toString();
    }

    private static void characters(String plain, StringBuilder escaped) {
        plain.codePoints().forEach(point -> {
            switch (point) {
                case '\\' -> escaped.append("\\textbackslash{}");
                case '~' -> escaped.append("\\textasciitilde{}");
                case '^' -> escaped.append("\\textasciicircum{}");
                case '&', '%', '$', '#', '_', '{', '}' -> escaped.append('\\').appendCodePoint(point);
                case '<' -> escaped.append("$<$");
                case '>' -> escaped.append("$>$");
                case '|' -> escaped.append("$|$");
                case '\u2212' -> escaped.append("$-$");
                case '×' -> escaped.append("$\\times$");
                case '·' -> escaped.append("$\\cdot$");
                case '–' -> escaped.append("--");
                case '"' -> escaped.append("{''}");
                case '\'' -> escaped.append("{'}");
                case '`' -> escaped.append("{\\textasciigrave}");
                default -> {
                    if (point < 0x20) {
                        escaped.append(' ');
                    } else if (point < 0x7F || (point >= 0xC0 && point <= 0x17F)) {
                        escaped.appendCodePoint(point);
                    } else {
                        escaped.append('?');
                    }
                }
            }
        });
    }
}
