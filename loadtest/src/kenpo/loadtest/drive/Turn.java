package kenpo.loadtest.drive;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * One scenario at one server: how it was driven, and what the server and PostgreSQL used.
 *
 * @param compilerMs of {@code cpuMs}, what a server that has been up for a while doesn't use
 */
record Turn(Tally tally, double cpuMs, double compilerMs, double databaseCpuMs) {

  private static final long PATIENCE_SECONDS = 300;

  /** Drives the server by what {@code load} starts; all of it happens on one event loop. */
  static Turn at(Server server, ProcessHandle database, Vertx vertx, Supplier<Future<Tally>> load)
      throws TimeoutException {
    double cpu = Cpu.millis(server.process());
    double compiler = Cpu.compilerMillis(server.process());
    double databaseCpu = Cpu.millisOfAll(database);
    var tally = await(vertx, load).flawless(server.name());
    return new Turn(
        tally,
        Cpu.millis(server.process()) - cpu,
        Cpu.compilerMillis(server.process()) - compiler,
        Cpu.millisOfAll(database) - databaseCpu);
  }

  static <T> T await(Vertx vertx, Supplier<Future<T>> work) throws TimeoutException {
    var done = Promise.<T>promise();
    vertx.runOnContext(go -> work.get().onComplete(done));
    return done.future().await(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  double cpuPerWalk() {
    return cpuMs / tally.completed();
  }

  /** As on a server that has been up for a while. */
  double steadyCpuPerWalk() {
    return (cpuMs - compilerMs) / tally.completed();
  }

  /** The same, and what it made PostgreSQL do. */
  double steadyCpuPerWalkInAll() {
    return steadyCpuPerWalk() + databaseCpuPerWalk();
  }

  double databaseCpuPerWalk() {
    return databaseCpuMs / tally.completed();
  }
}
