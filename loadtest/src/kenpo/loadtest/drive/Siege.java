package kenpo.loadtest.drive;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import kenpo.loadtest.drive.Phase.Sights;

/** A portal that members and visitors use, and that is attacked now and then. */
final class Siege {

  private static final int CONNECTIONS = 32;
  private static final double MB = 1024;

  private final Vertx vertx;
  private final StuffingPlan plan;
  private final Server portal;
  private final PortalSubject subject;
  private final URI management;
  private final ProcessHandle database;
  private final List<Visitor> watchers;
  private final AtomicInteger newDevices = new AtomicInteger();

  Siege(
      Vertx vertx,
      StuffingPlan plan,
      Server portal,
      PortalSubject subject,
      URI management,
      ProcessHandle database) {
    this.vertx = vertx;
    this.plan = plan;
    this.portal = portal;
    this.subject = subject;
    this.management = management;
    this.database = database;
    this.watchers =
        IntStream.range(0, CONNECTIONS)
            .mapToObj(i -> new Visitor(vertx, management, "127.201." + (i + 1) + ".10"))
            .toList();
  }

  /** {@code raid}: what attackers do meanwhile, and what they are told. */
  Phase phase(String name, Duration time, Counts tries, Supplier<Future<Tally>> raid)
      throws IOException, TimeoutException {
    var told = new Counts();
    var before = Metrics.of(management);
    double cpu = Cpu.millis(portal.process());
    double databaseCpu = Cpu.millisOfAll(database);
    var seen =
        Turn.await(
            vertx,
            () -> {
              var attack = raid.get();
              return others(time, told).compose(sights -> attack.map(sights));
            });
    cpu = Cpu.millis(portal.process()) - cpu;
    databaseCpu = Cpu.millisOfAll(database) - databaseCpu;
    var after = Metrics.of(management);
    return new Phase(
        name,
        time,
        tries,
        seen,
        told,
        cpu,
        databaseCpu,
        after.wrongPasswords() - before.wrongPasswords(),
        after.heapMb(),
        Cpu.residentKib(portal.process()) / MB,
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private Future<Sights> others(Duration time, Counts told) {
    var pages =
        open(
            IntStream.range(0, CONNECTIONS).mapToObj(subject::page).toList(),
            plan.pagesPerSecond(),
            time,
            told);
    var health =
        open(
            watchers.stream().map(w -> (Walk) () -> w.get("/readyz").mapEmpty()).toList(),
            plan.pagesPerSecond(),
            time,
            told);
    int half = plan.members() / 2;
    var known =
        open(
            IntStream.range(0, half).mapToObj(subject::login).toList(),
            plan.loginsPerSecond(),
            time,
            told);
    var elsewhere =
        open(
            IntStream.range(half, plan.members()).mapToObj(this::elsewhere).toList(),
            plan.loginsPerSecond(),
            time,
            told);
    return Future.all(pages, health, known, elsewhere)
        .map(
            all -> new Sights(pages.result(), health.result(), known.result(), elsewhere.result()));
  }

  private Walk elsewhere(int member) {
    return subject.loginElsewhere(member, () -> Horde.elsewhere(newDevices.getAndIncrement()));
  }

  private Future<Tally> open(List<Walk> walks, int perSecond, Duration time, Counts told) {
    return Open.run(vertx, walks.stream().map(told::failuresOf).toList(), perSecond, time);
  }
}
