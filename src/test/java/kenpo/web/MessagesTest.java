package kenpo.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The short texts: both languages say the same things, and each is said somewhere. */
class MessagesTest {

  private static final Path JAVA = Path.of("src/main/java");
  private static final Path MESSAGES = Path.of("src/main/resources/messages");

  /**
   * A key in a source, as one literal or put together: {@code "a." + b} or {@code "a." + b + ".c"}.
   */
  private static final Pattern KEY =
      Pattern.compile("\"([a-z]+\\.[\\w.-]*)\"(\\s*\\+\\s*[^\"+]+(?:\\+\\s*\"([\\w.-]+)\")?)?");

  private static final Pattern WHOLE_KEY = Pattern.compile("\\bt\\(\"([\\w.-]+)\"\\s*[,)]");
  private static final Pattern ARGUMENT = Pattern.compile("\\{\\d}");

  @Test
  void bothLanguagesHoldTheSameKeysWithTheSameArguments() throws IOException {
    var ja = texts("ja");
    var en = texts("en");
    assertThat(ja.keySet()).isEqualTo(en.keySet());
    ja.forEach(
        (key, text) -> assertThat(arguments(en.get(key))).as(key).isEqualTo(arguments(text)));
  }

  @Test
  void everyTextThatATemplateAsksForExists() throws IOException {
    var asked = new TreeSet<String>();
    for (var template : TemplatesTest.templates().toList()) {
      WHOLE_KEY
          .matcher(Files.readString(template))
          .results()
          .forEach(key -> asked.add(key.group(1)));
    }
    assertThat(texts("ja").keySet()).containsAll(asked);
  }

  @Test
  void noTextIsLeftUnused() throws IOException {
    var uses = uses();
    var unused = new TreeSet<>(texts("ja").keySet());
    unused.removeIf(key -> uses.stream().anyMatch(use -> use.matcher(key).matches()));
    assertThat(unused).isEmpty();
  }

  private static List<Pattern> uses() throws IOException {
    var sources = new ArrayList<>(TemplatesTest.templates().toList());
    sources.addAll(TemplatesTest.files(JAVA, ".java").toList());
    var uses = new ArrayList<Pattern>();
    for (var source : sources) {
      KEY.matcher(Files.readString(source))
          .results()
          .map(use -> pattern(use.group(1), use.group(2) != null, use.group(3)))
          .forEach(uses::add);
    }
    return uses;
  }

  private static Pattern pattern(String start, boolean goesOn, String end) {
    return Pattern.compile(
        Pattern.quote(start) + (goesOn ? ".+" : "") + (end == null ? "" : Pattern.quote(end)));
  }

  private static List<String> arguments(String text) {
    return ARGUMENT.matcher(text).results().map(found -> found.group()).sorted().toList();
  }

  private static TreeMap<String, String> texts(String language) throws IOException {
    var texts = new TreeMap<String, String>();
    TemplatesTest.files(MESSAGES.resolve(language), ".properties")
        .forEach(
            file ->
                read(file)
                    .forEach((key, text) -> texts.put(name(file) + "." + key, text.toString())));
    return texts;
  }

  private static String name(Path file) {
    return file.getFileName().toString().replace(".properties", "");
  }

  private static Properties read(Path file) {
    var properties = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      properties.load(reader);
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
