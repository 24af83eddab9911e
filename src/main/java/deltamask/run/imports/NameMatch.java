package deltamask.run.imports;

import deltamask.dataset.Sample;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Finds the image that a file name means: by what a Run calls its mask; else by the image's own name, with or without extension; else by that without a
 * word for a mask ({@code 7_mask}, {@code mask-7}, {@code 7_seg}); else with numbers as numbers ({@code 007} is 7); else
 * without folders. A name that could mean two images means none.
 */
final class NameMatch {
    private static final String WORDS =
            "(?:masks?|mattes?|gt|labels?|seg|segmentation|segmented|pred|prediction|out|output|result)";
    private static final Pattern SUFFIX = Pattern.compile("(?<=.)[ _.-]" + WORDS + "$");
    private static final Pattern PREFIX = Pattern.compile("(^|/)" + WORDS + "[ _.-](?=.)");
    private static final Pattern ZEROS = Pattern.compile("(?<!\\d)0+(?=\\d)");

    private final List<UnaryOperator<String>> ways = List.of(
            name -> name,
            NameMatch::withoutWords,
            name -> ZEROS.matcher(withoutWords(name)).replaceAll(""),
            name -> {
                String plain = ZEROS.matcher(withoutWords(name)).replaceAll("");
                return plain.substring(plain.lastIndexOf('/') + 1);
            });
    private final List<Map<String, Sample>> byKey = new ArrayList<>();
    private final Map<String, Sample> byStem = new HashMap<>();

    NameMatch(List<Sample> samples) {
        samples.forEach(sample -> byStem.put(key(sample.stem()), sample));
        for (UnaryOperator<String> way : ways) {
            Map<String, Sample> known = new HashMap<>();
            Set<String> twice = new HashSet<>();
            for (Sample sample : samples) {
                for (String name : List.of(key(sample.stem()), key(sample.name()), key(Sample.stemOf(sample.name())))) {
                    Sample other = known.putIfAbsent(way.apply(name), sample);
                    if (other != null && !other.equals(sample)) {
                        twice.add(way.apply(name));
                    }
                }
            }
            twice.forEach(known::remove);
            byKey.add(known);
        }
    }

    /** @param file a file's name, with the folders between it and the folder of all, by forward slashes */
    Optional<Sample> find(String file) {
        String name = key(file);
        if (byStem.containsKey(Sample.stemOf(name))) {
            return Optional.of(byStem.get(Sample.stemOf(name)));
        }
        for (int way = 0; way < ways.size(); way++) {
            // The longest first: "a.jpg.png" and "a.jpg" mean a.jpg, "a.png" means a.
            for (String part : List.of(Sample.stemOf(name), name)) {
                Sample found = byKey.get(way).get(ways.get(way).apply(part));
                if (found != null) {
                    return Optional.of(found);
                }
            }
        }
        return Optional.empty();
    }

    private static String withoutWords(String name) {
        return PREFIX.matcher(SUFFIX.matcher(name).replaceFirst("")).replaceFirst("$1");
    }

    private static String key(String name) {
        // Some systems write "\u00E9" as one sign, others as an e and its accent.
        return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
