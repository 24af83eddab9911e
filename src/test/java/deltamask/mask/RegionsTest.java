package deltamask.mask;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RegionsTest {
    @Test
    void cornersHangTogetherAndTheLargestComesFirst() {
        LabelMap map = Maps.of(
                "3....", //
                ".4..2", "....2", "3...2", "....4");
        assertThat(Regions.of(map, 2))
                .containsExactly(
                        new Region(4, 4, 1, 4, 4), //
                        new Region(2, 0, 0, 1, 1),
                        new Region(1, 0, 3, 0, 3));
    }

    @Test
    void smallerLabelsDoNotCount() {
        assertThat(Regions.of(Maps.of("1131"), 2)).containsExactly(new Region(1, 2, 0, 2, 0));
        assertThat(Regions.of(Maps.of("1011"), 2)).isEmpty();
    }

    @Test
    void armsThatMeetLateAreOne() {
        LabelMap map = Maps.of(
                "2.2.2", //
                "2.2.2", "22222");
        assertThat(Regions.of(map, 2)).containsExactly(new Region(11, 0, 0, 4, 2));
    }

    @Test
    void equalOnesComeFromTheTop() {
        LabelMap map = Maps.of(
                "..2.2", //
                ".....", "2....");
        assertThat(Regions.of(map, 2))
                .extracting(Region::top, Region::left)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(0, 2),
                        org.assertj.core.groups.Tuple.tuple(0, 4),
                        org.assertj.core.groups.Tuple.tuple(2, 0));
    }

    @Test
    void findsWhatAFloodFillFinds() {
        Random random = new Random(5);
        for (int round = 0; round < 30; round++) {
            int width = 1 + random.nextInt(20);
            int height = 1 + random.nextInt(20);
            byte[] labels = new byte[width * height];
            for (int i = 0; i < labels.length; i++) {
                labels[i] = (byte) (random.nextInt(10) < 4 ? 3 : 0);
            }
            LabelMap map = LabelMap.of(width, height, labels);
            var sizes = Regions.of(map, 1).stream().map(Region::size).toList();
            assertThat(sizes).containsExactlyInAnyOrderElementsOf(flooded(map));
        }
    }

    private static java.util.List<Long> flooded(LabelMap map) {
        boolean[] seen = new boolean[map.labels().length];
        java.util.List<Long> sizes = new java.util.ArrayList<>();
        for (int start = 0; start < seen.length; start++) {
            if (seen[start] || map.labels()[start] == 0) {
                continue;
            }
            Deque<Integer> open = new ArrayDeque<>();
            open.add(start);
            seen[start] = true;
            long size = 0;
            while (!open.isEmpty()) {
                int at = open.remove();
                size++;
                for (int dy = -1; dy <= 1; dy++) {
                    for (int dx = -1; dx <= 1; dx++) {
                        int x = at % map.width() + dx;
                        int y = at / map.width() + dy;
                        int next = y * map.width() + x;
                        if (x >= 0
                                && y >= 0
                                && x < map.width()
                                && y < map.height()
                                && !seen[next]
                                && map.labels()[next] != 0) {
                            seen[next] = true;
                            open.add(next);
                        }
                    }
                }
            }
            sizes.add(size);
        }
        return sizes;
    }
}
