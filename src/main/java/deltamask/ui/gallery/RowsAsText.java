package deltamask.ui.gallery;

import deltamask.ui.common.Row;
import java.util.List;
import java.util.stream.Collectors;

/** Rows as tab-separated lines under a header, as spreadsheets take them; numbers in full precision. */
final class RowsAsText {
    private RowsAsText() {}

    static String of(List<Row> rows, List<Column> columns) {
        StringBuilder text = new StringBuilder(64 * (rows.size() + 1));
        text.append(columns.stream().map(Column::csvName).collect(Collectors.joining("\t")))
                .append('\n');
        for (Row row : rows) {
            for (int i = 0; i < columns.size(); i++) {
                text.append(i == 0 ? "" : "\t").append(plain(columns.get(i).exact(row)));
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** Names may hold what would begin another cell. */
    private static String plain(String cell) {
        return cell.replaceAll("[\t\n\r]", " ");
    }
}
