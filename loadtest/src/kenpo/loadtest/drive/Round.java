package kenpo.loadtest.drive;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import kenpo.loadtest.Account;
import kenpo.loadtest.drive.Server.Kind;

/**
 * Two fresh portals and two fresh bare servers, side by side on one database; in each scenario one
 * after the other has its turn, in an order that favours neither kind.
 */
final class Round {

  private static final long MB = 1024;

  private final int number;
  private final Plan plan;
  private final Servers servers;
  private final List<Account> people;
  private final Ledger ledger;
  private final Vertx vertx;

  Round(int number, Plan plan, Servers servers, List<Account> people, Ledger ledger) {
    this.number = number;
    this.plan = plan;
    this.servers = servers;
    this.people = people;
    this.ledger = ledger;
    this.vertx = servers.vertx();
  }

  void go() throws IOException, InterruptedException, TimeoutException {
    var turns = start();
    for (var server : turns) {
      warm(server);
    }
    for (var server : turns) {
      page(server);
    }
    for (var server : turns) {
      home(server);
    }
    for (var server : turns) {
      login(server);
    }
    for (var server : turns) {
      paced(server);
    }
    for (var server : turns) {
      mixed(server);
    }
    for (var server : turns.subList(0, 2)) {
      idle(server);
    }
    for (var server : turns) {
      servers.launcher().stop(server.up().process());
    }
  }

  /** Portal, bare, bare, portal; in every other round bare, portal, portal, bare. */
  private List<Server> start() throws IOException, InterruptedException {
    var started = new ArrayList<Server>();
    for (int turn = 0; turn < 4; turn++) {
      boolean portal = (turn == 0 || turn == 3) == (number % 2 == 0);
      int copy = turn / 2;
      var server =
          portal
              ? servers.portal(copy, people, plan.strangers())
              : servers.bare(copy, people.size(), plan.strangers());
      note(server, Measure.FIRST_PAGE_MS, server.up().firstPageMs());
      note(server, Measure.FIRST_PAGE_CPU_MS, server.up().cpuMs());
      started.add(server);
    }
    return started;
  }

  /** By work and not by time: Java's compiler counts calls. */
  private void warm(Server server) throws TimeoutException {
    Turn.await(vertx, () -> server.subject().prepare());
    warm(server, Subject::page, plan.warm());
    warm(server, Subject::home, plan.warm() / 2);
    warm(server, Subject::login, plan.warm() / 100);
  }

  private void warm(Server server, BiFunction<Subject, Integer, Walk> walk, int walks)
      throws TimeoutException {
    Turn.await(vertx, () -> Closed.run(users(server, walk), walks)).flawless(server.name());
  }

  private void page(Server server) throws TimeoutException {
    var turn = closed(server, Subject::page);
    note(server, Measure.PAGE_CPU_MS, turn.cpuPerWalk());
    note(server, Measure.PAGE_DATABASE_CPU_MS, turn.databaseCpuPerWalk());
    note(server, Measure.PAGE_RATE, turn.tally().perSecond());
    ledger.latencies("login page, " + plan.users() + " users", server, turn.tally().nanos());
  }

  /** Logs in anew: an account keeps its newest sessions only, and warming made many. */
  private void home(Server server) throws TimeoutException {
    Turn.await(vertx, () -> server.subject().prepare());
    var turn = closed(server, Subject::home);
    note(server, Measure.HOME_CPU_MS, turn.cpuPerWalk());
    note(server, Measure.HOME_DATABASE_CPU_MS, turn.databaseCpuPerWalk());
    note(server, Measure.HOME_RATE, turn.tally().perSecond());
    ledger.latencies("home, " + plan.users() + " users", server, turn.tally().nanos());
  }

  private void login(Server server) throws TimeoutException {
    var turn = closed(server, Subject::login);
    note(server, Measure.LOGIN_CPU_MS, turn.cpuPerWalk());
    note(server, Measure.LOGIN_DATABASE_CPU_MS, turn.databaseCpuPerWalk());
    note(server, Measure.LOGIN_RATE, turn.tally().perSecond());
    ledger.latencies("login, " + plan.users() + " users", server, turn.tally().nanos());
  }

  private void paced(Server server) throws TimeoutException {
    var turn =
        Turn.at(server, servers.ground().database(), vertx, () -> open(server, Subject::browse));
    note(server, Measure.PACED_P99_MS, turn.tally().millis(99));
    note(server, Measure.RESIDENT_MB, Cpu.residentKib(server.process()) / (double) MB);
    ledger.latencies("browse, " + plan.pagesPerSecond() + "/s", server, turn.tally().nanos());
  }

  /** Pages at a fixed rate while logins (at the bare server: hashes) take all the CPU they get. */
  private void mixed(Server server) throws TimeoutException {
    var both =
        Turn.await(
            vertx,
            () -> {
              var logins = Closed.run(users(server, Subject::login), plan.turn());
              var pages = open(server, Subject::page);
              return Future.all(logins, pages)
                  .map(done -> List.of(logins.result(), pages.result()));
            });
    var logins = both.get(0).flawless(server.name());
    var pages = both.get(1).flawless(server.name());
    note(server, Measure.MIXED_P99_MS, pages.millis(99));
    note(server, Measure.MIXED_LOGIN_RATE, logins.perSecond());
    ledger.latencies(
        "login page, " + plan.pagesPerSecond() + "/s while logins saturate", server, pages.nanos());
  }

  private void idle(Server server) throws TimeoutException, InterruptedException {
    var path = server.kind() == Kind.PORTAL ? "/login" : "/page";
    var page = URI.create(server.base() + path);
    note(server, Measure.IDLE_KIB, Idle.kibEach(vertx, server, page, plan.idle()));
  }

  private Turn closed(Server server, BiFunction<Subject, Integer, Walk> walk)
      throws TimeoutException {
    return Turn.at(
        server,
        servers.ground().database(),
        vertx,
        () -> Closed.run(users(server, walk), plan.turn()));
  }

  private Future<Tally> open(Server server, BiFunction<Subject, Integer, Walk> walk) {
    var walks =
        IntStream.range(plan.users(), plan.strangers())
            .mapToObj(i -> walk.apply(server.subject(), i))
            .toList();
    return Open.run(vertx, walks, plan.pagesPerSecond(), plan.turn());
  }

  private List<Walk> users(Server server, BiFunction<Subject, Integer, Walk> walk) {
    return IntStream.range(0, plan.users()).mapToObj(i -> walk.apply(server.subject(), i)).toList();
  }

  private void note(Server server, Measure measure, double value) {
    ledger.note(number, measure, server, value);
    System.err.printf("  round %d, %s: %s %.3f%n", number + 1, server.name(), measure, value);
  }
}
