package kenpo.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What holds for every style sheet. */
class StylesTest {

  /** Words, and what is read aloud in their place. */
  private static final Pattern READ_OTHERWISE = Pattern.compile("(?m)^( *content: .*) / \".*\";$");

  /** A browser that knows no such second part drops the whole line. */
  @Test
  void whatIsReadOtherwiseIsSeenInEveryBrowser() throws IOException {
    var all = new ArrayList<String>();
    for (var sheet : TemplatesTest.files(Path.of("webroot/css"), ".css").toList()) {
      var text = Files.readString(sheet);
      for (var found : READ_OTHERWISE.matcher(text).results().toList()) {
        assertThat(text).contains(found.group(1) + ";\n" + found.group());
        all.add(found.group());
      }
    }
    assertThat(all).isNotEmpty();
  }
}
