package kenpo.loadtest.drive;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import kenpo.loadtest.ServerProcess;

/**
 * One scenario against a portal that runs, here or elsewhere: {@code loadtest/drive}. Ends with 1
 * when anything was answered wrongly.
 */
final class Drive {

  private final DriveOptions options;
  private final Vertx vertx = Stage.loop();

  private Drive(DriveOptions options) {
    this.options = options;
  }

  static void main(String[] args) {
    Program.run(
        "drive", DriveOptions.USAGE, args, words -> new Drive(DriveOptions.of(words)).run());
  }

  private boolean run() throws IOException, TimeoutException {
    var subject = new PortalSubject(vertx, options.base(), options.people(), 2 * options.users());
    var server = ServerProcess.listeningOn(options.base().getPort());
    Turn.await(vertx, subject::prepare);
    var before = server.map(ServerProcess::usage);
    var tallies = Turn.await(vertx, () -> load(subject));
    tallies.forEach((what, tally) -> System.out.print(tally.text(what)));
    int walks = tallies.values().stream().mapToInt(tally -> (int) tally.completed()).sum();
    System.out.println(
        before
            .map(b -> server.orElseThrow().usage().since(b, walks, "walk"))
            .orElse("server process not found on this machine: no CPU and memory"));
    return tallies.values().stream().allMatch(Tally::isFlawless);
  }

  /** Each tally by what was done. */
  private Future<Map<String, Tally>> load(Subject subject) {
    return switch (options.scenario()) {
      case BROWSE -> one("browse", walks(0, subject::browse));
      case HOME -> one("home", walks(0, subject::home));
      case LOGIN -> one("login", walks(0, subject::login));
      case MIXED -> mixed(subject);
    };
  }

  private Future<Map<String, Tally>> one(String what, List<Walk> users) {
    return (options.perSecond() > 0
            ? Open.run(vertx, users, options.perSecond(), options.time())
            : Closed.run(users, options.time()))
        .map(tally -> Map.of(what, tally));
  }

  /** Pages at a fixed rate while as many logins are made as can be. */
  private Future<Map<String, Tally>> mixed(Subject subject) {
    var logins = Closed.run(walks(0, subject::login), options.time());
    var pages =
        Open.run(
            vertx,
            walks(options.users(), subject::page),
            Math.max(1, options.perSecond()),
            options.time());
    return Future.all(logins, pages)
        .map(done -> Map.of("login", logins.result(), "login page", pages.result()));
  }

  private List<Walk> walks(int first, IntFunction<Walk> walk) {
    return IntStream.range(first, first + options.users()).mapToObj(walk).toList();
  }
}
