package kenpo.loadtest.compare;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import kenpo.loadtest.CannotRun;

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
        --warm N        pages to warm each server with; half as many homes, N/100 logins (10000)
        --users N       users of the closed model (8)
        --rate N        pages a second of the open model (100)
        --idle N        idle connections (9000)
        --report FILE   where the tables go too (var/loadtest-report.md)\
      """;

  private static final int OPEN_CONNECTIONS = 32;
  private static final Set<String> NAMES =
      Set.of("--rounds", "--seconds", "--warm", "--users", "--rate", "--idle", "--report");

  static Plan of(String[] args) {
    var given = given(args);
    return new Plan(
        number(given, "--rounds", 3),
        Duration.ofSeconds(number(given, "--seconds", 5)),
        number(given, "--warm", 10_000),
        number(given, "--users", 8),
        number(given, "--rate", 100),
        number(given, "--idle", 9000),
        Path.of(given.getOrDefault("--report", "var/loadtest-report.md")));
  }

  /** Browsers without an account: those of the closed model, and more than the open one needs. */
  int strangers() {
    return users + OPEN_CONNECTIONS;
  }

  private static Map<String, String> given(String[] args) {
    var given = new HashMap<String, String>();
    for (int i = 0; i < args.length; i += 2) {
      if (!NAMES.contains(args[i]) || i + 1 == args.length) {
        throw new CannotRun("unknown: " + args[i] + "\n" + USAGE);
      }
      given.put(args[i], args[i + 1]);
    }
    return given;
  }

  private static int number(Map<String, String> given, String name, int otherwise) {
    var text = given.getOrDefault(name, Integer.toString(otherwise));
    if (!text.matches("[1-9][0-9]{0,5}")) {
      throw new CannotRun(name + ": not a number from 1 on\n" + USAGE);
    }
    return Integer.parseInt(text);
  }
}
