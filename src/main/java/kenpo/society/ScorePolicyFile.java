package kenpo.society;

import java.util.Optional;
import java.util.regex.Pattern;
import kenpo.config.Section;
import kenpo.society.ScorePolicy.SignOff;
import kenpo.society.ScorePolicy.Unit;
import kenpo.society.Society.Names;

/** Reads the part {@code results.healthAge.external} of a society's file. */
final class ScorePolicyFile {

  private static final Pattern INDEX = Pattern.compile("[a-z0-9-]{1,40}");

  private static final Names NONE = new Names("", "");

  private ScorePolicyFile() {}

  /** Empty without an index; else all of its texts are needed. */
  static Optional<ScorePolicy> read(Section s) {
    var index = s.optionalText("index", INDEX, "lower-case letters, digits and -, 40 at most");
    var name = text(s, "name", index);
    var maker = text(s, "maker", index);
    var about = text(s, "about", index);
    var unit = s.oneOf("unit", Unit.class);
    var instead = s.flag("instead");
    var signedOff = signedOff(s.section("signedOff"));
    return index.map(code -> new ScorePolicy(code, name, maker, about, unit, instead, signedOff));
  }

  private static Names text(Section s, String key, Optional<String> index) {
    var words = ResultsPolicyFile.names(s.section(key));
    if (words.isEmpty() && index.isPresent()) {
      s.refuse(key, "", "a text in both languages, as index is there");
    }
    return words.orElse(NONE);
  }

  /** Who and when, or neither. */
  private static Optional<SignOff> signedOff(Section s) {
    var by = ResultsPolicyFile.doctor(s);
    var date = s.optionalDate("date");
    if (by.isPresent() != date.isPresent()) {
      s.refuse(
          by.isPresent() ? "date" : "name",
          date.map(Object::toString).orElse(""),
          "name, post and date, or none");
    }
    return by.flatMap(who -> date.map(day -> new SignOff(who, day)));
  }
}
