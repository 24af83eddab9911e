package deltamask.report;

import deltamask.failure.UnusableException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code table.tex}: the report's table in a float of its own, for a document with {@code \\usepackage{booktabs}}. It needs
 * nothing else but UTF-8 input, which LaTeX has had by itself since 2018.
 */
final class LatexTable {
    private static final Pattern POWER = Pattern.compile(" × 10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)");

    private LatexTable() {}

    static void write(ReportContent content, Path file) throws UnusableException {
        String text = of(content);
        ReportFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    static String of(ReportContent content) {
        var a = content.comparison().a().info();
        var b = content.comparison().b().info();
        List<String> lines = new ArrayList<>();
        lines.add("% Needs \\usepackage{booktabs}. " + Provenance.program() + ", "
                + content.options().date() + ".");
        lines.add("\\begin{table}");
        lines.add("\\centering");
        lines.add("\\caption{" + escape(b.variantName()) + " (B) against " + escape(a.variantName()) + " (A) on "
                + escape(content.comparison().dataset().name()) + ", "
                + escape(Provenance.conditions(a, b)) + ". Change is B minus A unless it says otherwise;"
                + " in brackets 95\\,\\% intervals.}");
        lines.add("\\label{tab:deltamask}");
        lines.add("\\begin{tabular}{lrrr}");
        lines.add("\\toprule");
        lines.add(" & A & B & Change \\\\");
        for (List<ReportTable.Line> block : content.table().blocks()) {
            lines.add("\\midrule");
            block.forEach(line -> lines.add(escape(line.name()) + " & " + escape(line.a()) + " & " + escape(line.b())
                    + " & " + protectedBracket(escape(line.change())) + " \\\\"));
        }
        lines.add("\\bottomrule");
        lines.add("\\end{tabular}");
        lines.add("\\end{table}");
        return String.join("\n", lines) + "\n";
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
                case '&', '%', '$', '#', '_', '{', '}' ->
                    escaped.append('\\').appendCodePoint(point);
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
