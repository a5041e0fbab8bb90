package kenpo.society;

import java.util.Optional;
import java.util.regex.Pattern;
import kenpo.config.Section;
import kenpo.society.LetterPolicy.First;
import kenpo.society.LetterPolicy.Sender;
import kenpo.society.LetterPolicy.To;

/** Reads the part {@code letters} of a society's file. */
final class LetterPolicyFile {

  private static final Pattern POSTAL_CODE = Pattern.compile("[0-9]{3}-[0-9]{4}");
  private static final Pattern ADDRESS = Pattern.compile(".{1,60}");

  private LetterPolicyFile() {}

  static LetterPolicy read(Section s) {
    return new LetterPolicy(
        s.oneOf("to", To.class),
        s.oneOf("dependants", To.class),
        s.oneOf("first", First.class),
        s.integer("validMonths", 1, 24),
        SocietyFile.names(s.section("wait")),
        sender(s.section("sender")));
  }

  private static Optional<Sender> sender(Section s) {
    var code = s.optionalText("postalCode", POSTAL_CODE, "a postal code such as 100-0001");
    var address = s.optionalText("address", ADDRESS, "a text of one line, 60 characters at most");
    if (code.isPresent() && address.isEmpty()) {
      s.refuse("address", "", "a text of one line, as postalCode is there");
    }
    if (address.isPresent() && code.isEmpty()) {
      s.refuse("postalCode", "", "a postal code such as 100-0001, as address is there");
    }
    return code.flatMap(digits -> address.map(text -> new Sender(digits, text)));
  }
}
