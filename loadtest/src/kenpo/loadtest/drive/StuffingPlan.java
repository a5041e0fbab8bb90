package kenpo.loadtest.drive;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import kenpo.loadtest.CannotRun;

/**
 * What a run of stuffing does.
 *
 * @param quiet how long the members are alone, and each flood of the bare server
 * @param flood how long tries without a challenge come
 * @param solved how long tries with solved challenges come
 * @param perSecond tries of the attackers
 * @param addresses that they have, half of them behind the proxy
 * @param pagesPerSecond of each of the pages that are watched
 * @param loginsPerSecond of members on known devices; and of members on new ones
 */
record StuffingPlan(
    Duration quiet,
    Duration flood,
    Duration solved,
    int perSecond,
    int addresses,
    int members,
    int pagesPerSecond,
    int loginsPerSecond,
    Path report) {

  static final String USAGE =
      """
      loadtest/stuffing [options]    a flood of guesses at the login while members log in
        --quiet N       seconds that the members are alone (60)
        --seconds N     of tries without a challenge (60)
        --solved N      of tries with solved challenges (60); solving them takes longer
        --rate N        tries a second (200)
        --addresses N   of the attackers, half of them behind a proxy (4000, at most 16000)
        --members N     half of them on known devices, half on new ones (16)
        --pages N       login pages a second that are watched, and as many of /readyz (50)
        --logins N      of members a second on known devices, and as many on new ones (2)
        --report FILE   where the tables go too (var/loadtest-stuffing.md)\
      """;

  private static final int MOST_ADDRESSES = 16_000;
  private static final Set<String> NAMES =
      Set.of(
          "--quiet",
          "--seconds",
          "--solved",
          "--rate",
          "--addresses",
          "--members",
          "--pages",
          "--logins",
          "--report");

  static StuffingPlan of(String[] args) {
    var given = Arguments.read(List.of(args), NAMES, USAGE);
    return new StuffingPlan(
        Duration.ofSeconds(given.number("--quiet", 60)),
        Duration.ofSeconds(given.number("--seconds", 60)),
        Duration.ofSeconds(given.number("--solved", 60)),
        given.number("--rate", 200),
        addresses(given),
        given.number("--members", 16),
        given.number("--pages", 50),
        given.number("--logins", 2),
        Path.of(given.text("--report", "var/loadtest-stuffing.md")));
  }

  private static int addresses(Arguments given) {
    int addresses = given.number("--addresses", 4000);
    if (addresses > MOST_ADDRESSES) {
      throw new CannotRun("--addresses: at most " + MOST_ADDRESSES + "\n" + USAGE);
    }
    return addresses;
  }

  int solvedTries() {
    return Math.toIntExact(solved.toSeconds() * perSecond);
  }
}
