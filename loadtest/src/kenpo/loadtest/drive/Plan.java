package kenpo.loadtest.drive;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What a run does.
 *
 * @param turn how long each scenario takes at each server
 * @param warm pages that each server answers before anything is measured
 * @param users of the closed model, for all scenarios
 * @param pagesPerSecond arrivals of the open model
 */
record Plan(
    int rounds, Duration turn, int warm, int users, int pagesPerSecond, int idle, Path report) {

  static final String USAGE =
      """
      loadtest/compare [options]    the portal beside a bare Vert.x server that does the least
        --rounds N      fresh servers so many times (3)
        --seconds N     of each scenario at each server (5)
        --warm N        pages to warm each server with; half as many homes, N/100 logins (60000)
        --users N       users of the closed model (8)
        --rate N        pages a second of the open model (100)
        --idle N        idle connections (9000)
        --report FILE   where the tables go too (var/loadtest-report.md)\
      """;

  private static final int OPEN_CONNECTIONS = 32;
  private static final Set<String> NAMES =
      Set.of("--rounds", "--seconds", "--warm", "--users", "--rate", "--idle", "--report");

  static Plan of(String[] args) {
    var given = Arguments.read(List.of(args), NAMES, USAGE);
    return new Plan(
        given.number("--rounds", 3),
        Duration.ofSeconds(given.number("--seconds", 5)),
        given.number("--warm", 60_000),
        given.number("--users", 8),
        given.number("--rate", 100),
        given.number("--idle", 9000),
        Path.of(given.text("--report", "var/loadtest-report.md")));
  }

  /** Browsers without an account: those of the closed model, and more than the open one needs. */
  int strangers() {
    return users + OPEN_CONNECTIONS;
  }
}
