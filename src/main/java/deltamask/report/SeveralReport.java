package deltamask.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import deltamask.comparison.Comparison;
import deltamask.comparison.Summaries;
import deltamask.comparison.Summary;
import deltamask.failure.UnusableException;
import deltamask.run.Run;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Several candidates against one reference: a line each. Each candidate was compared in a run of its own, with the reference
 * in turn, so its speed is told against the reference of that run.
 */
public final class SeveralReport {
    private static final List<String> HEAD =
            List.of("Variant", "Scored", "Mean IoU", "Change", "Speed", "File\n(MB)", "Memory\n(MB)", "Gate");
    private static final Pattern FILES = Pattern.compile(
            "(report\\.(pdf|html)|candidates\\.(json|csv|svg|pdf|png)|table\\.tex|figure-sheet(-\\d+)?\\.(pdf|png))",
            Pattern.CASE_INSENSITIVE);

    private final List<Entry> entries;
    private final ReportOptions options;
    private final String title;
    /** Speaks for the reference. */
    private final Comparison whole;

    private final boolean scored;
    private final List<String> head;
    private final FigureSheet sheet;

    /**
     * One candidate.
     *
     * @param folder of its comparison, within the whole's
     */
    public record Entry(String folder, Comparison comparison) {}

    private SeveralReport(List<Entry> entries, ReportOptions options) {
        this.entries = entries;
        this.options = options;
        this.whole = ReferenceRun.of(comparisons());
        this.scored = whole.summary().scored() > 0;
        this.head = HEAD.stream()
                .map(word -> scored || !word.equals("Mean IoU") ? word : "Agreement")
                .toList();
        this.title = options.title()
                .orElseGet(() -> Numbers.count(entries.size(), "variant") + " against "
                        + whole.a().info().variantName() + " on "
                        + whole.dataset().name());
        this.sheet = FigureSheet.ofSeveral(comparisons(), options.look());
    }

    /** Whether the report may have a file of this name, so that no candidate's folder can have it. */
    public static boolean isFile(String name) {
        return FILES.matcher(name).matches();
    }

    /** Variants of the same name are numbered, or neither table nor figure would tell which is which. */
    private static List<Entry> numbered(List<Entry> entries) {
        Set<String> taken = new HashSet<>();
        taken.add(entries.get(0).comparison().a().info().variantName());
        List<Entry> numbered = new ArrayList<>();
        for (Entry entry : entries) {
            String name = entry.comparison().b().info().variantName();
            String free = name;
            for (int number = 2; !taken.add(free); number++) {
                free = name + " (" + number + ")";
            }
            numbered.add(free.equals(name) ? entry : new Entry(entry.folder(), named(entry.comparison(), free)));
        }
        return numbered;
    }

    private static Comparison named(Comparison comparison, String name) {
        Run.Info info = comparison.b().info();
        Run b = new Run(
                comparison.b().folder(),
                info.named(name, info.made().device()),
                comparison.b().rows());
        return new Comparison(
                comparison.dataset(),
                comparison.a(),
                b,
                comparison.rules(),
                comparison.rows(),
                Summaries.of(comparison.rows(), comparison.a().info(), b.info()));
    }

    /**
     * Writes {@code report.pdf}, {@code report.html}, {@code table.tex}, {@code candidates.json},
     * {@code candidates.csv}, the figure as {@code .svg}, {@code .pdf} and {@code .png}, and the figure sheet as
     * {@code .pdf} and a {@code .png} a page into a folder that is there.
     *
     * @param entries at least one, all of one dataset and one reference
     */
    public static List<Path> write(List<Entry> entries, Path folder, ReportOptions options) throws UnusableException {
        SeveralReport report = new SeveralReport(numbered(entries), options);
        Path json = folder.resolve("candidates.json");
        Path csv = folder.resolve("candidates.csv");
        Path tex = folder.resolve("table.tex");
        Path pdf = folder.resolve("report.pdf");
        Path html = folder.resolve("report.html");
        SummaryJson.write(report.json(), json);
        CandidatesCsv.write(report.entries, csv);
        LatexTable.write(
                LatexTable.of(
                        report.caption(),
                        "tab:deltamask-variants",
                        report.head,
                        List.of(List.of(report.reference()), report.candidates()),
                        options),
                tex);
        List<ReportFigure> figures =
                ReportFigures.candidates(report.comparisons(), options).stream().toList();
        ReportPdf.write(
                new ReportPdf.Paper(report.title, options, report.body(figures, ReportPdf::object), figures), pdf);
        String page = ReportHtml.page(
                report.title,
                options,
                "<a href=\"#summary\">Summary</a>"
                        + (report.sheet.groups().isEmpty() ? "" : "<a href=\"#sheet\">Figure sheet</a>")
                        + "<a href=\"#variants\">Variants</a><a href=\"#rules\">Rules</a>"
                        + "<a href=\"#provenance\">Provenance</a>",
                report.body(figures, figure -> ReportHtml.figure(figure, 1)));
        ReportFile.write(html, out -> out.write(page.getBytes(StandardCharsets.UTF_8)));
        List<Path> files = new ArrayList<>(List.of(json, csv, tex, pdf, html));
        for (ReportFigure figure : figures) {
            files.addAll(figure.write(folder, options.style().dpi()));
        }
        files.addAll(SheetPages.write(report.sheet, report.title, options, folder));
        return files;
    }

    private List<Comparison> comparisons() {
        return entries.stream().map(Entry::comparison).toList();
    }

    private JsonArray json() {
        JsonArray all = new JsonArray();
        for (Entry entry : entries) {
            JsonObject one = new JsonObject();
            one.addProperty("folder", entry.folder());
            one.add("summary", SummaryJson.of(entry.comparison(), Report.gate(entry.comparison(), options)));
            all.add(one);
        }
        return all;
    }

    private String caption() {
        return "Each variant against " + whole.a().info().variantName() + " on "
                + whole.dataset().name() + ", " + conditions()
                + (scored
                        ? ". Change is its mean IoU less the reference's, speed says"
                        : ". Agreement is the mean IoU of its masks and the reference's, as no image has a score; speed says")
                + " how many times as fast it is as the reference"
                + " in the same run; in brackets 95 % intervals. Gate: " + asked().inWords()
                + (options.gate().isPresent() ? "." : ", the usual one, as none was asked for.")
                + (comparisons().stream()
                                .anyMatch(comparison -> gate(comparison).equals(Numbers.NONE))
                        ? " It says nothing of what has no score."
                        : "")
                + (comparisons().stream()
                                        .map(comparison -> comparison.summary().scored())
                                        .distinct()
                                        .count()
                                > 1
                        ? " Not all are scored on the same images, as some failed: each change is of the images scored in"
                                + " both, and the reference's mean of those of its run with "
                                + whole.b().info().variantName() + "."
                        : "");
    }

    private String conditions() {
        List<String> all = comparisons().stream()
                .map(comparison -> Provenance.conditions(
                        comparison.a().info(), comparison.b().info()))
                .distinct()
                .toList();
        return all.size() == 1 ? all.get(0) : "measured in several ways";
    }

    private List<String> reference() {
        Summary summary = whole.summary();
        return List.of(
                summary.a().variant(),
                Integer.toString(summary.scored()),
                SummaryText.six(summary.a().meanIou()),
                "reference",
                "1",
                megabytes(summary.a().fileBytes()),
                megabytes(summary.a().peakRssBytes()),
                "");
    }

    private List<List<String>> candidates() {
        return entries.stream().map(entry -> line(entry.comparison())).toList();
    }

    private List<String> line(Comparison comparison) {
        Summary summary = comparison.summary();
        String change = summary.identical()
                ? "identical"
                : summary.delta().meanIou().isEmpty()
                        ? Numbers.NONE
                        : Numbers.delta(summary.delta().meanIou().getAsDouble())
                                + bracket(SummaryText.interval(summary.delta().ci95Iou()));
        return List.of(
                summary.b().variant(),
                Integer.toString(summary.scored()),
                SummaryText.six(scored ? summary.b().meanIou() : summary.meanAgreement()),
                change,
                speed(comparison),
                megabytes(summary.b().fileBytes()),
                megabytes(summary.b().peakRssBytes()),
                gate(comparison));
    }

    /** A gate that was asked for is not passed by what cannot be known; the usual one is silent of it. */
    private String gate(Comparison comparison) {
        if (options.gate().isEmpty() && !Verdict.isJudged(comparison, asked())) {
            return Numbers.NONE;
        }
        return Gate.of(comparison, asked()).passed() ? "passed" : "failed";
    }

    private GateTarget asked() {
        return options.gate().orElse(GateTarget.USUAL);
    }

    private static String speed(Comparison comparison) {
        Summary.SpeedRatio ratio = comparison.summary().speedRatio();
        if (ratio.median().isEmpty() || SummaryText.caution(comparison).isPresent()) {
            return ratio.median().isEmpty() ? Numbers.NONE : "not comparable";
        }
        String words = Numbers.fixed(ratio.median().getAsDouble(), 3) + " ×";
        return ratio.ci95().low().isEmpty()
                ? words
                : words + "\n[" + Numbers.fixed(ratio.ci95().low().getAsDouble(), 3) + ", "
                        + Numbers.fixed(ratio.ci95().high().orElseThrow(), 3) + "]";
    }

    private static String bracket(Optional<String> interval) {
        return interval.map(ends -> "\n[" + ends.replace(" to ", ", ") + "]").orElse("");
    }

    private static String megabytes(OptionalLong bytes) {
        return bytes.isPresent() ? Numbers.fixed(bytes.getAsLong() / 1e6, 2) : Numbers.NONE;
    }

    private String body(List<ReportFigure> figures, Function<ReportFigure, String> drawn) {
        Xhtml page = new Xhtml();
        page.element("h1", title);
        page.element(
                "p class=\"byline\"",
                options.author().map(author -> author + " · ").orElse("") + options.date() + " · "
                        + Provenance.program());
        page.raw("<p id=\"summary\"><b>Verdict.</b> " + Xhtml.sentences(verdict()) + "</p>\n");
        page.raw("<table class=\"figures small\"><caption><b>Table 1.</b> " + Xhtml.sentences(caption())
                + "</caption>\n<thead>");
        row(page, head);
        page.raw("</thead><tbody>");
        row(page, reference());
        page.raw("</tbody><tbody>");
        candidates().forEach(line -> row(page, line));
        page.raw("</tbody></table>\n");
        figures.forEach(figure -> page.raw("<div class=\"figure\" id=\"" + figure.id() + "\">" + drawn.apply(figure)
                + "<p class=\"caption\"><b>Figure 1.</b> " + Xhtml.sentences(figure.caption()) + "</p></div>\n"));
        SheetBody.write(page, sheet, options.look(), figures.size());
        page.element("h2 id=\"variants\"", "Variants");
        for (Entry entry : entries) {
            page.element("h3", entry.comparison().b().info().variantName());
            page.raw("<p class=\"own\">Its own report: <a href=\"" + address(entry.folder()) + "\">"
                    + Xhtml.escape(entry.folder()) + "/report.html</a></p>\n");
            SummaryText.paragraphs(entry.comparison(), Report.gate(entry.comparison(), options), Optional.empty())
                    .forEach(paragraph -> page.raw("<p><b>" + Xhtml.escape(paragraph.heading()) + ".</b> "
                            + Xhtml.sentences(paragraph.text()) + "</p>\n"));
        }
        page.element("h2 id=\"rules\"", "Rules");
        page.raw("<ul>");
        rules().forEach(rule -> page.sentences("li", rule));
        page.raw("</ul>\n");
        provenance(page);
        return page.toString();
    }

    private static String address(String folder) {
        try {
            return Xhtml.escape(new URI(null, null, folder + "/report.html", null).toASCIIString());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private void provenance(Xhtml page) {
        ReportStamp.Together known = ReportStamp.Together.of(comparisons());
        page.element("h2 id=\"provenance\"", "Provenance");
        page.raw("<table class=\"stamp\"><caption><b>Table 2.</b> What was compared, and on what; the reference as its"
                + " run with " + Xhtml.escape(whole.b().info().variantName()) + " has it.</caption>\n<tbody>");
        known.own().forEach(variant -> facts(page, variant.name(), variant.known()));
        if (!known.shared().isEmpty()) {
            facts(page, "all of them", known.shared());
        }
        page.raw("</tbody></table>\n");
        ReportBody.again(page, ReportStamp.commands(comparisons(), options));
    }

    private static void facts(Xhtml page, String name, List<String> facts) {
        page.raw("<tr>");
        page.element("th class=\"row\"", name);
        page.element("td", String.join(" · ", facts));
        page.raw("</tr>\n");
    }

    private String verdict() {
        return new Verdict(comparisons(), options.gate()).inWords();
    }

    private List<String> rules() {
        List<String> rules = new ArrayList<>();
        rules.add(
                "Each variant was run in turn with the reference, image by image, so that what slows the machine slows both:"
                        + " speeds of two variants are told against the same model, but not of the same minutes.");
        rules.addAll(ReportStamp.rules(whole, OptionalInt.empty(), false));
        return rules;
    }

    private void row(Xhtml page, List<String> cells) {
        page.raw("<tr>");
        for (int i = 0; i < cells.size(); i++) {
            String tag = i == 0 || cells == head ? "th" : "td";
            page.raw("<" + tag + " class=\"" + (i == 0 ? "row" : "n") + "\">"
                    + Xhtml.escape(cells.get(i)).replace("\n", "<br/>") + "</" + tag + ">");
        }
        page.raw("</tr>\n");
    }
}
