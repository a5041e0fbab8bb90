package kenpo.society;

import java.time.Duration;
import java.util.List;
import kenpo.config.Section;
import kenpo.society.Society.Document;
import kenpo.society.Society.Names;

/** Reads what stands before health data from a society's file. */
final class ViewingPolicyFile {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int MOST_QUESTIONS = 20;

  private ViewingPolicyFile() {}

  /** As in the file; {@code standard} goes by the style of the society. */
  private enum Named {
    standard,
    code,
    codeThenPassword,
    password,
    recentPassword
  }

  static ViewingPolicy read(Society.Style society, Section s, Document cautions) {
    return new ViewingPolicy(
        style(society, s),
        s.flag("wished"),
        s.integer("tries", 1, 20),
        s.duration("lock", MINUTE, Duration.ofDays(7)),
        s.duration("idle", MINUTE.multipliedBy(5), Duration.ofHours(12)),
        s.duration("recent", MINUTE, Duration.ofHours(1)),
        cautions,
        questions(s));
  }

  /** The login password alone is taken from who says that he knows what that means. */
  private static ViewingPolicy.Style style(Society.Style society, Section s) {
    var named = s.oneOf("style", Named.class);
    boolean accepted = s.flag("acceptBirthDateRisk");
    if (named == Named.recentPassword && !accepted) {
      s.refuse("style", named.name(), "another one, unless acceptBirthDateRisk is true");
    }
    return named == Named.standard ? standard(society) : ViewingPolicy.Style.valueOf(named.name());
  }

  private static ViewingPolicy.Style standard(Society.Style society) {
    return switch (society) {
      case K -> ViewingPolicy.Style.code;
      case P -> ViewingPolicy.Style.codeThenPassword;
      case M -> ViewingPolicy.Style.password;
    };
  }

  private static List<Names> questions(Section s) {
    var questions = s.sections("questions", q -> new Names(q.text("ja"), q.text("en")));
    if (questions.size() > MOST_QUESTIONS) {
      s.refuse("questions", "", "at most " + MOST_QUESTIONS);
    }
    return questions;
  }
}
