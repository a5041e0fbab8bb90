package kenpo.loadtest;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a run is about.
 *
 * @param people how many register
 * @param base the society's first page, without a slash at the end
 * @param mail where the demo's mail is read
 * @param roster the society's roster as CSV
 * @param concurrency people at a time
 * @param pause what a person takes to fill in a form, at least: servers take sooner ones for
 *     programs
 * @param skip people at the top of the roster to leave out: those of an earlier run
 * @param pid the server's process; without it, the one that listens on the port of {@code base}
 * @param accounts where to write who has an account now, for loadtest/drive
 */
record Options(
    int people,
    URI base,
    URI mail,
    Path roster,
    int concurrency,
    Duration pause,
    int skip,
    OptionalLong pid,
    Optional<Path> accounts) {

  static final String USAGE =
      """
      loadtest/register [N] [options]    N people (1000) register from start to end
        --base URL        the society's first page (http://localhost:8080/s/aoba)
        --mail URL        where the demo's mail is read (http://localhost:8025)
        --roster FILE     the society's roster (var/roster/aoba.csv)
        --concurrency N   people at a time (32)
        --pause MS        how long somebody takes to fill in a form (2100)
        --skip N          leave out the roster's first N people who may register (0)
        --pid N           the server's process (the one that listens on the port of --base)
        --accounts FILE   where to write who has an account now, with passwords, for loadtest/drive\
      """;

  private static final Set<String> NAMES =
      Set.of(
          "--base",
          "--mail",
          "--roster",
          "--concurrency",
          "--pause",
          "--skip",
          "--pid",
          "--accounts");

  static Options of(String[] args) {
    var given = given(args);
    var pid = number(given, "--pid", 0);
    return new Options(
        number(given, "N", 1000),
        URI.create(given.getOrDefault("--base", "http://localhost:8080/s/aoba")),
        URI.create(given.getOrDefault("--mail", "http://localhost:8025")),
        Path.of(given.getOrDefault("--roster", "var/roster/aoba.csv")),
        number(given, "--concurrency", 32),
        Duration.ofMillis(number(given, "--pause", 2100)),
        number(given, "--skip", 0),
        pid == 0 ? OptionalLong.empty() : OptionalLong.of(pid),
        Optional.ofNullable(given.get("--accounts")).map(Path::of));
  }

  private static Map<String, String> given(String[] args) {
    var given = new HashMap<String, String>();
    for (int i = 0; i < args.length; i++) {
      if (NAMES.contains(args[i]) && i + 1 < args.length) {
        given.put(args[i], args[++i]);
      } else if (args[i].matches("[1-9][0-9]*")) {
        given.put("N", args[i]);
      } else {
        throw new CannotRun("unknown: " + args[i] + "\n" + USAGE);
      }
    }
    return given;
  }

  private static int number(Map<String, String> given, String name, int otherwise) {
    try {
      return Integer.parseInt(given.getOrDefault(name, Integer.toString(otherwise)));
    } catch (NumberFormatException e) {
      throw new CannotRun(name + ": not a number\n" + USAGE);
    }
  }
}
