package kenpo.roster.file;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The employers that a file's rows have named so far, to find two of one code that differ. */
final class Employers {

  /** Codes in one file; a society has at most some ten thousand employers. */
  static final int MOST = 100_000;

  private record Named(Employer employer, long line) {}

  private final Map<String, Named> byCode = new HashMap<>();

  boolean areTooMany() {
    return byCode.size() > MOST;
  }

  /** The line that says something else about the employer; what a row leaves out it doesn't say. */
  OptionalLong contradicting(Employer employer, long line) {
    var named = byCode.get(employer.code());
    if (named == null) {
      byCode.put(employer.code(), new Named(employer, line));
      return OptionalLong.empty();
    }
    if (named.employer.equals(employer)) {
      return OptionalLong.empty();
    }
    if (differs(named.employer.name(), employer.name())
        || differs(named.employer.address().postalCode(), employer.address().postalCode())
        || differs(named.employer.address().text(), employer.address().text())) {
      return OptionalLong.of(named.line);
    }
    byCode.put(employer.code(), new Named(both(named.employer, employer), line));
    return OptionalLong.empty();
  }

  private static boolean differs(Optional<String> one, Optional<String> other) {
    return one.isPresent() && other.isPresent() && !one.equals(other);
  }

  private static Employer both(Employer one, Employer other) {
    return new Employer(
        one.code(),
        one.name().or(other::name),
        new PostalAddress(
            one.address().postalCode().or(other.address()::postalCode),
            one.address().text().or(other.address()::text)));
  }
}
