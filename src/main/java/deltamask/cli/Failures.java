package deltamask.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The images that fail, told as they come: the first of each kind with its reason, the others by a count in the end. Two
 * reasons are of one kind when nothing differs but the image's name and numbers, such as its size.
 */
final class Failures {
    private static final int KINDS_TOLD = 10;
    private static final int NAMES_TOLD = 5;

    private final Terminal terminal;
    private final Map<String, List<String>> imagesByKind = new LinkedHashMap<>();

    Failures(Terminal terminal) {
        this.terminal = terminal;
    }

    /** @param reason a sentence */
    synchronized void add(String image, String reason) {
        String kind = reason.replace(image, "").replaceAll("\\d+", "0");
        List<String> images = imagesByKind.computeIfAbsent(kind, first -> new ArrayList<>());
        images.add(image);
        if (images.size() == 1 && imagesByKind.size() <= KINDS_TOLD) {
            terminal.error(image + ": " + reason);
        }
    }

    /**
     * Tells of those that were only counted.
     *
     * @param file where each of them stands with its reason
     */
    synchronized void end(String file) {
        int kinds = 0;
        int rest = 0;
        for (List<String> images : imagesByKind.values()) {
            if (++kinds > KINDS_TOLD) {
                rest += images.size();
            } else if (images.size() > 1) {
                List<String> more = images.subList(1, images.size());
                terminal.error(more.size() + " more failed in the same way as " + images.get(0) + ": " + names(more)
                        + "; each reason stands in " + file + ".");
            }
        }
        if (rest > 0) {
            terminal.error(rest + " more failed for other reasons: see " + file + ".");
        }
    }

    private static String names(List<String> images) {
        String first = String.join(", ", images.subList(0, Math.min(NAMES_TOLD, images.size())));
        int others = images.size() - NAMES_TOLD;
        return others > 0 ? first + " and " + others + (others == 1 ? " other" : " others") : first;
    }
}
