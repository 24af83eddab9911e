package deltamask.ui;

import deltamask.comparison.Comparison;
import deltamask.failure.Reasons;
import deltamask.report.ComparisonCsv;
import deltamask.report.FigureFiles.Format;
import deltamask.report.OverlayLook;
import deltamask.ui.charts.ChartPane;
import deltamask.ui.charts.FigureExport;
import deltamask.ui.charts.FigureHandle;
import deltamask.ui.charts.StyleMenu;
import deltamask.ui.common.Action;
import deltamask.ui.common.Choosers;
import deltamask.ui.common.Nodes;
import deltamask.ui.common.Notice;
import deltamask.ui.common.Session;
import deltamask.ui.common.Tasks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;

/** Writes what is on screen to files. */
final class ExportMenu extends MenuButton {
    private final Session session;
    private final Tasks tasks;
    private final Choosers choosers;
    private final ReportExport reports;
    private final FigureExport figures;
    private final MenuItem report = item("Report…", "fth-file-text", this::exportReport);

    ExportMenu(
            Session session,
            Tasks tasks,
            Choosers choosers,
            ChartPane chart,
            StyleMenu style,
            Supplier<OverlayLook> look) {
        super("Export");
        this.session = session;
        this.tasks = tasks;
        this.choosers = choosers;
        this.reports = new ReportExport(session, tasks, look);
        this.figures = new FigureExport(chart, style);
        Nodes.button(this, "export", "fth-download", "Save chart, table or the whole report (Ctrl+E)");
        report.setId("export-report");
        getItems().add(named("export-copy", item("Copy figure", "fth-copy", this::copyFigure)));
        for (Format format : Format.values()) {
            MenuItem item = item("Chart as " + format + "…", "fth-bar-chart-2", () -> exportChart(format));
            item.setId("export-" + format.name().toLowerCase(Locale.ROOT));
            getItems().add(item);
        }
        MenuItem table = item("Table as CSV…", "fth-list", this::exportTable);
        table.setId("export-csv");
        getItems().addAll(style, table, new SeparatorMenuItem(), report);
        session.rows().revisionProperty().addListener((property, old, now) -> refresh());
        session.resultsProperty().addListener((property, old, now) -> refresh());
        chart.setCommands(List.of(
                item("Copy figure", "fth-copy", this::copyFigure),
                item("Save figure as…", "fth-save", this::saveFigure)));
        FigureHandle handle = new FigureHandle(figures, tasks, session);
        handle.disableProperty().bind(disableProperty());
        chart.setHandle(handle);
        refresh();
    }

    private static MenuItem named(String id, MenuItem item) {
        item.setId(id);
        return item;
    }

    private static MenuItem item(String text, String icon, Runnable action) {
        MenuItem item = new MenuItem(text, Nodes.icon(icon));
        item.setOnAction(event -> action.run());
        return item;
    }

    /** All that can be saved, for the menu bar. */
    List<Action> actions() {
        BooleanBinding some = disableProperty().not();
        List<Action> actions = new ArrayList<>();
        actions.add(Action.of("export.show", Action.Menu.FILE, "Choose what to export", this::show)
                .keys("Shortcut+E")
                .enabledWhen(some));
        for (Format format : Format.values()) {
            actions.add(Action.of(
                            "export." + format.name().toLowerCase(Locale.ROOT),
                            Action.Menu.FILE,
                            "Export: Chart as " + format + "…",
                            () -> exportChart(format))
                    .enabledWhen(some));
        }
        actions.add(Action.of("export.copy", Action.Menu.EDIT, "Copy figure", this::copyFigure)
                .keys("Shortcut+Alt+C")
                .enabledWhen(some));
        actions.add(Action.of("export.figure", Action.Menu.FILE, "Export: Figure as…", this::saveFigure)
                .keys("Shortcut+Shift+S")
                .enabledWhen(some));
        actions.add(Action.of("export.csv", Action.Menu.FILE, "Export: Table as CSV…", this::exportTable)
                .enabledWhen(some));
        actions.add(Action.of("export.report", Action.Menu.FILE, "Export: Report…", this::exportReport)
                .enabledWhen(some.and(report.disableProperty().not())));
        return actions;
    }

    private void refresh() {
        setDisable(session.results() == null || session.rows().results().isEmpty());
        report.setDisable(comparison().isEmpty());
    }

    private Optional<Comparison> comparison() {
        return Optional.ofNullable(session.results()).flatMap(results -> results.comparison());
    }

    private void exportChart(Format format) {
        choosers.save("Save the chart", figures.proposedName(format))
                .map(file -> withExtension(file, format.extension()))
                .ifPresent(file -> write(file, figures.write(format, file), Notice::saved));
    }

    /** In the format that the file's name asks for. */
    private void saveFigure() {
        choosers.save("Save the figure as .pdf, .svg or .png", figures.proposedName(Format.PDF))
                .map(file -> withExtension(file, Format.PDF.extension()))
                .ifPresent(file -> write(file, figures.write(FigureExport.formatOf(file), file), Notice::saved));
    }

    private void copyFigure() {
        tasks.start(
                Tasks.Lane.FILES,
                figures.picture(),
                picture -> {
                    Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.IMAGE, picture));
                    session.activityProperty().set("Figure copied");
                },
                failure -> session.problem("The figure cannot be copied: " + Reasons.of(failure) + "."));
    }

    private void exportTable() {
        var rows = List.copyOf(session.rows().results());
        choosers.save("Save the table", "comparison.csv")
                .map(file -> withExtension(file, ".csv"))
                .ifPresent(file -> write(
                        file,
                        () -> {
                            ComparisonCsv.write(rows, file);
                            return file;
                        },
                        Notice::saved));
    }

    private void exportReport() {
        comparison().ifPresent(whole -> choosers.target(
                        "Report: choose where its folder " + ReportExport.name(whole) + " is made")
                .ifPresent(folder -> reports.write(whole, folder)));
    }

    private static Path withExtension(Path file, String extension) {
        String name = String.valueOf(file.getFileName());
        return name.contains(".") ? file : file.resolveSibling(name + extension);
    }

    private void write(Path file, Callable<Path> work, Function<Path, Notice> told) {
        session.activityProperty().set("Saving " + file + "…");
        tasks.start(
                Tasks.Lane.FILES,
                work,
                saved -> {
                    // The notice tells it.
                    session.activityProperty().set("");
                    session.noticeProperty().set(told.apply(saved));
                },
                failure -> failed(file, failure));
    }

    private void failed(Path file, Exception failure) {
        session.activityProperty().set("");
        session.problem(Reasons.sentence(failure, file + " cannot be written"));
    }
}
