package deltamask.ui.charts;

import deltamask.report.Figure;
import deltamask.report.FigureChoice;
import deltamask.report.FigureData;
import deltamask.report.FigureFiles;
import deltamask.report.FigureFiles.Format;
import deltamask.report.FigureStyle;
import deltamask.ui.common.Pixels;
import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import javafx.scene.image.Image;

/** The figure on screen as a file or for the clipboard, in print's colours and with the axes as they are zoomed. */
public final class FigureExport {
    private final ChartPane chart;
    private final StyleMenu style;

    /** @param style how the user wants figures to be set */
    public FigureExport(ChartPane chart, StyleMenu style) {
        this.chart = chart;
        this.style = style;
    }

    /** "delta-iou.svg". */
    public String proposedName(Format format) {
        return chart.figure().fileName(chart.choice()) + format.extension();
    }

    /** The format that a file's name asks for; PDF where it asks for none. */
    public static Format formatOf(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        for (Format format : Format.values()) {
            if (name.endsWith(format.extension())) {
                return format;
            }
        }
        return Format.PDF;
    }

    /** Work for a background thread that writes the figure as it is on screen now. */
    public Callable<Path> write(Format format, Path file) {
        Figure figure = chart.figure();
        FigureData data = chart.data();
        FigureChoice choice = chart.choice();
        FigureStyle wanted = style.style().with(chart.ranges());
        return () -> {
            FigureFiles.write(figure, data, choice, wanted, format, file);
            return file;
        };
    }

    /** Files and a picture of one figure, for other programs to take. */
    record Copies(List<File> files, Image picture) {}

    /** Work for a background thread that writes it as PNG and SVG into a folder that lasts until the program ends. */
    Callable<Copies> copies() {
        String name = chart.figure().fileName(chart.choice());
        Figure figure = chart.figure();
        FigureData data = chart.data();
        FigureChoice choice = chart.choice();
        FigureStyle wanted = style.style().with(chart.ranges());
        Callable<Image> picture = picture();
        return () -> {
            // The last that is marked goes first, so the folder is empty when its turn comes.
            Path folder = Files.createTempDirectory("deltamask-figure");
            folder.toFile().deleteOnExit();
            List<File> files = new ArrayList<>();
            for (Format format : List.of(Format.PNG, Format.SVG)) {
                Path file = folder.resolve(name + format.extension());
                file.toFile().deleteOnExit();
                FigureFiles.write(figure, data, choice, wanted, format, file);
                files.add(file.toFile());
            }
            return new Copies(List.copyOf(files), picture.call());
        };
    }

    /** Work for a background thread that draws it as a picture. */
    public Callable<Image> picture() {
        Figure figure = chart.figure();
        FigureData data = chart.data();
        FigureChoice choice = chart.choice();
        FigureStyle wanted = style.style().with(chart.ranges());
        return () -> {
            BufferedImage image = FigureFiles.picture(figure, data, choice, wanted);
            int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
            return Pixels.image(pixels, image.getWidth(), image.getHeight());
        };
    }
}
