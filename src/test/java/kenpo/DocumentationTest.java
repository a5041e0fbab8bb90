package kenpo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents point at is there. */
class DocumentationTest {

  private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+(?:Test|IT))(?:\\.(\\w+))?`");
  private static final Pattern LINK = Pattern.compile("(?<!!)\\[[^\\]]*\\]\\((?!http)([^)#]+)");

  @Test
  void testsThatAreNamedExist() throws IOException {
    var tests = tests();
    var missing = new ArrayList<String>();
    for (var page : pages()) {
      TEST.matcher(Files.readString(page))
          .results()
          .filter(named -> !tests.getOrDefault(named.group(1), "").contains(call(named.group(2))))
          .forEach(named -> missing.add(page + ": " + named.group()));
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void linksLeadSomewhere() throws IOException {
    var missing = new ArrayList<String>();
    for (var page : pages()) {
      var folder = page.toAbsolutePath().getParent();
      LINK.matcher(Files.readString(page))
          .results()
          .filter(link -> !Files.exists(folder.resolve(link.group(1))))
          .forEach(link -> missing.add(page + ": " + link.group(1)));
    }
    assertThat(missing).isEmpty();
  }

  /** Without a method, any class of that name will do. */
  private static String call(String method) {
    return method == null ? "class " : " " + method + "(";
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.list(Path.of("docs"));
        Stream<Path> top = Files.list(Path.of(""))) {
      return Stream.concat(docs, top).filter(page -> page.toString().endsWith(".md")).toList();
    }
  }

  private static Map<String, String> tests() throws IOException {
    var tests = new TreeMap<String, String>();
    try (var files = Files.walk(Path.of("src/test/java"))) {
      for (var file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        tests.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
      }
    }
    return tests;
  }
}
