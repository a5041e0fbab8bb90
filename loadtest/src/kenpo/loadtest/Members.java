package kenpo.loadtest;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** People with an account for other tests: they registered page by page, with mails. */
public final class Members {

  private static final int AT_A_TIME = 8;

  private Members() {}

  /** Lets the first so many of the roster register; fails unless everybody did. */
  public static List<Account> register(URI base, URI mail, Path roster, int count)
      throws IOException {
    var people = new Roster(roster).people(0, count);
    var options =
        new Options(
            count,
            base,
            mail,
            roster,
            AT_A_TIME,
            Duration.ZERO,
            0,
            OptionalLong.empty(),
            Optional.empty());
    var results = new Results(count);
    results.begin();
    new Crowd(options, results).go(people);
    results.end();
    if (!results.complete()) {
      throw new CannotRun("not everybody could register\n" + results.report());
    }
    return people.stream().map(Person::account).toList();
  }
}
