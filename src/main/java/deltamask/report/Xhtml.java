package deltamask.report;

import java.util.regex.Pattern;

/** Pieces of XHTML, which a browser and an XML parser read alike. */
final class Xhtml {
    /** A space within a number: before a unit, and around a sign of multiplication. */
    private static final Pattern WITHIN = Pattern.compile("(?<=\\d) (?=%|ms\\b|×)|(?<=×) (?=[\\d.M])");

    private final StringBuilder text = new StringBuilder();

    /** Adds markup as it is. */
    Xhtml raw(String markup) {
        text.append(markup);
        return this;
    }

    /** Adds an element with plain text in it. */
    Xhtml element(String start, String content) {
        String name = start.contains(" ") ? start.substring(0, start.indexOf(' ')) : start;
        text.append('<')
                .append(start)
                .append('>')
                .append(escape(content))
                .append("</")
                .append(name)
                .append(">\n");
        return this;
    }

    /** Adds an element with sentences in it, whose numbers stay on one line. */
    Xhtml sentences(String start, String content) {
        String name = start.contains(" ") ? start.substring(0, start.indexOf(' ')) : start;
        text.append('<').append(start).append('>').append(sentences(content)).append("</");
        text.append(name).append(">\n");
        return this;
    }

    /** Sentences whose numbers stay on one line. */
    static String sentences(String plain) {
        return WITHIN.matcher(escape(plain)).replaceAll("\u00a0");
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** Text that may stand between tags and in quoted attributes; what XML cannot hold becomes a question mark. */
    static String escape(String plain) {
        StringBuilder escaped = new StringBuilder(plain.length() + 16);
        plain.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(isXml(point) ? point : '?');
            }
        });
        return escaped.toString();
    }

    private static boolean isXml(int point) {
        return point == '\t'
                || point == '\n'
                || (point >= 0x20 && point <= 0xD7FF)
                || (point >= 0xE000 && point <= 0xFFFD)
                || point >= 0x10000;
    }
}
