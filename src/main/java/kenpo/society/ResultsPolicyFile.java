package kenpo.society;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import kenpo.config.Section;
import kenpo.society.ResultsPolicy.Supervisor;
import kenpo.society.ResultsPolicy.Text;
import kenpo.society.Society.Names;

/** Reads the part {@code results} of a society's file. */
final class ResultsPolicyFile {

  private static final Pattern LINE = Pattern.compile(".{1,200}");
  private static final String ALLOWED = "a text of one line, 200 characters at most";
  private static final Pattern SERIES = Pattern.compile("[a-z0-9-]{1,60}");

  private ResultsPolicyFile() {}

  static ResultsPolicy read(Section s) {
    return new ResultsPolicy(
        doctor(s.section("supervisor")),
        texts(s),
        HealthAgePolicyFile.read(s.section("healthAge")));
  }

  /** All four words, or none. */
  static Optional<Supervisor> doctor(Section s) {
    var name = names(s.section("name"));
    var post = names(s.section("post"));
    if (name.isPresent() != post.isPresent()) {
      s.refuse("post", "", "a text, as name is there, or neither");
    }
    return name.flatMap(who -> post.map(what -> new Supervisor(who, what)));
  }

  static Optional<Names> names(Section s) {
    var ja = s.optionalText("ja", LINE, ALLOWED);
    var en = s.optionalText("en", LINE, ALLOWED);
    if (ja.isPresent() != en.isPresent()) {
      s.refuse(ja.isPresent() ? "en" : "ja", "", ALLOWED + ", as the other language is there");
    }
    return ja.flatMap(first -> en.map(second -> new Names(first, second)));
  }

  private static List<Text> texts(Section s) {
    var texts = s.sections("texts", ResultsPolicyFile::text);
    var seen = new HashSet<String>();
    texts.stream()
        .filter(text -> !seen.add(text.series()))
        .forEach(text -> s.refuse("texts", text.series(), "each series once"));
    return texts;
  }

  private static Text text(Section s) {
    var series = s.text("series", SERIES, "a key of series.csv");
    var meaning = part(s, "meaning");
    var related = part(s, "related");
    if (meaning.isEmpty() && related.isEmpty()) {
      s.refuse("meaning", "", "a text, or one of related");
    }
    return new Text(series, meaning, related);
  }

  /** Both languages, where the key is there. */
  private static Optional<Names> part(Section s, String key) {
    return s.has(key)
        ? Optional.of(new Names(line(s.section(key), "ja"), line(s.section(key), "en")))
        : Optional.empty();
  }

  private static String line(Section s, String key) {
    return s.text(key, LINE, ALLOWED);
  }
}
