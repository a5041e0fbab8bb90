package kenpo;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import kenpo.audit.Audit;
import kenpo.config.ConfigError;
import kenpo.config.PortalConfig;
import kenpo.db.Db;
import kenpo.db.Schema;
import kenpo.society.Societies;
import kenpo.society.Society;
import picocli.CommandLine;

/** A word of the command line that does nothing by itself: without another it says which follow. */
abstract class CommandGroup implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @CommandLine.ParentCommand private Main main;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return CommandLine.ExitCode.USAGE;
  }

  PortalConfig config() {
    return main.config();
  }

  /** What is done on the database of the servers, in a minute at most. */
  <T> T done(BiFunction<Vertx, Db, Future<T>> work) throws Exception {
    return done(PATIENCE, work);
  }

  /** The same in so much time at most. */
  <T> T done(Duration patience, BiFunction<Vertx, Db, Future<T>> work) throws Exception {
    return waiting(
        (vertx, db) -> work.apply(vertx, db).await(patience.toMillis(), TimeUnit.MILLISECONDS));
  }

  /** Work that waits for the database by itself. */
  interface Waiting<T> {
    T on(Vertx vertx, Db db) throws Exception;
  }

  /** The same by work that waits on this thread, for as long as it takes. */
  <T> T waiting(Waiting<T> work) throws Exception {
    var database = config().database();
    new Schema(database).check();
    var vertx = Vertx.vertx();
    try {
      var db = Db.open(vertx, database);
      db.warm()
          .compose(warm -> new FirstAnswer(vertx).of(db))
          .await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return work.on(vertx, db);
    } finally {
      vertx.close().await();
    }
  }

  /** What a command writes down is measured by nobody. */
  static Audit audit(Db db, InstantSource clock) {
    return new Audit(db, clock, new SimpleMeterRegistry());
  }

  /** The one that {@code --society} names. */
  Society society(String id) {
    var folder = config().societies();
    return Societies.load(folder)
        .byId(id)
        .orElseThrow(
            () ->
                new ConfigError(
                    "--society: \"%s\" is not allowed; allowed: a file of %s"
                        .formatted(id, folder)));
  }
}
