package kenpo.society;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.regex.Pattern;
import kenpo.config.Section;
import kenpo.society.HealthAgePolicy.SignOff;
import kenpo.society.Society.Names;

/** Reads the part {@code results.healthAge} of a society's file. */
final class HealthAgePolicyFile {

  private static final Pattern NAME = Pattern.compile("\\S.{0,29}");
  private static final String NAME_ALLOWED =
      "a text of one line, 30 characters at most, no blank first";
  private static final Pattern EDITION = Pattern.compile("[0-9-]{4,10}");

  /** Name and post are one. */
  private static final int PARTS = 3;

  private HealthAgePolicyFile() {}

  static HealthAgePolicy read(Section s) {
    var name = s.section("name");
    return new HealthAgePolicy(
        new Names(name.text("ja", NAME, NAME_ALLOWED), name.text("en", NAME, NAME_ALLOWED)),
        signedOff(s.section("signedOff")),
        s.flag("percentage"),
        ScorePolicyFile.read(s.section("external")));
  }

  /** All of it, or nothing: what is there of the half of it is told. */
  private static Optional<SignOff> signedOff(Section s) {
    var by = ResultsPolicyFile.doctor(s);
    var date = s.optionalDate("date");
    var edition = s.optionalText("edition", EDITION, "an edition such as 2022-1");
    var there = new LinkedHashMap<String, String>();
    by.ifPresent(it -> there.put("name", it.name().ja()));
    date.ifPresent(it -> there.put("date", it.toString()));
    edition.ifPresent(it -> there.put("edition", it));
    if (there.size() < PARTS) {
      there.forEach((key, text) -> s.refuse(key, text, "name, post, date and edition, or none"));
    }
    return by.flatMap(
        who -> date.flatMap(day -> edition.map(which -> new SignOff(who, day, which))));
  }
}
