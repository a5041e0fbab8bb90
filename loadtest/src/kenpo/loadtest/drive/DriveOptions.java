package kenpo.loadtest.drive;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import kenpo.loadtest.Account;
import kenpo.loadtest.CannotRun;

/**
 * What a run is about.
 *
 * @param base the society's first page, without a slash at the end
 * @param perSecond arrivals of the open model; 0: the closed one
 * @param accounts who can log in; where nobody does, there is no such file
 */
record DriveOptions(
    Scenario scenario, URI base, int users, int perSecond, Duration time, Optional<Path> accounts) {

  static final String USAGE =
      """
      loadtest/drive SCENARIO [options]    one scenario against a portal that runs
        browse | home | login | mixed (pages at a fixed rate while logins take all the CPU they get)
        --base URL        the society's first page (http://localhost:8080/s/aoba)
        --users N         so many at a time, each begins again when he is through (8)
        --rate N          instead: so many arrivals a second, served by at most so many users
        --seconds N       how long (20)
        --accounts FILE   who logs in, as loadtest/register --accounts writes it; not for browse\
      """;

  enum Scenario {
    BROWSE,
    HOME,
    LOGIN,
    MIXED
  }

  static DriveOptions of(String[] args) {
    if (args.length == 0) {
      throw new CannotRun("which scenario?\n" + USAGE);
    }
    var given =
        Arguments.read(
            List.of(args).subList(1, args.length),
            Set.of("--base", "--users", "--rate", "--seconds", "--accounts"),
            USAGE);
    return new DriveOptions(
        scenario(args[0]),
        URI.create(given.text("--base", "http://localhost:8080/s/aoba")),
        given.number("--users", 8),
        given.has("--rate") ? given.number("--rate", 1) : 0,
        Duration.ofSeconds(given.number("--seconds", 20)),
        given.has("--accounts")
            ? Optional.of(Path.of(given.text("--accounts", "")))
            : Optional.empty());
  }

  /** As many as there are users. */
  List<Account> people() throws IOException {
    if (scenario == Scenario.BROWSE) {
      return List.of();
    }
    var all =
        Account.read(
            accounts.orElseThrow(() -> new CannotRun("--accounts: who logs in?\n" + USAGE)));
    if (all.size() < users) {
      throw new CannotRun(
          "%d users need as many accounts; there are %d".formatted(users, all.size()));
    }
    return all.subList(0, users);
  }

  private static Scenario scenario(String name) {
    try {
      return Scenario.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new CannotRun("no such scenario: " + name + "\n" + USAGE);
    }
  }
}
