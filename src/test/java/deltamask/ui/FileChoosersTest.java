package deltamask.ui;

import static org.assertj.core.api.Assertions.assertThat;

import deltamask.ui.FileChoosers.Purpose;
import java.io.File;
import org.junit.jupiter.api.Test;

class FileChoosersTest extends WindowTest {
    @Test
    void dialogsOpenWhereThingsOfTheirKindLie() {
        FileChoosers choosers = new FileChoosers(stage, session);
        assertThat(choosers.start(Purpose.IMAGES)).isEqualTo(folder.toFile());
        assertThat(choosers.start(Purpose.MODEL)).isEqualTo(new File("models").getAbsoluteFile());
        assertThat(choosers.start(Purpose.SAVE)).isEqualTo(new File(System.getProperty("user.home")));
    }
}
