package deltamask.ui;

import static org.assertj.core.api.Assertions.assertThat;

import deltamask.ui.common.Notice;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarnedTest extends WindowTest {
    @Override
    List<String> warnings() {
        return List.of("The first thing is wrong.", "So is the second.");
    }

    @Test
    void whatIsWrongFromTheStartIsToldUntilItIsClosed() {
        assertThat(session.noticeProperty().get())
                .isEqualTo(Notice.problem("The first thing is wrong. So is the second."));
    }
}
