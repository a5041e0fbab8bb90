package kenpo.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.stream.Stream;
import kenpo.db.Db;
import kenpo.db.Unavailable;
import kenpo.support.Eventually;
import kenpo.support.OwnServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * A PostgreSQL whose disk takes nothing any more, and that keeps each session that waits for it.
 */
class StalledDiskTest {

  private static final Duration LIMIT = Duration.ofMillis(1000);
  private static final Duration STALLED = Duration.ofSeconds(12);
  private static final String CHANGE =
      """
      INSERT INTO throttle_counts (society_id, limit_name, subject_key, count, window_ends)
      VALUES ('aoba', 'A', $1, 1, '2030-01-01')
      """;

  @AutoClose private final OwnServer server = new OwnServer();
  private final Vertx vertx = Vertx.vertx();
  private int rows;

  @Test
  void neverGetsMoreThanTwiceTheConnectionsAndReadsGoOn() {
    var config = server.settings(LIMIT);
    var db = Db.open(vertx, config);
    try {
      db.warm().await();
      server.stall(true);
      long end = System.nanoTime() + STALLED.toNanos();
      int most = 0;
      while (System.nanoTime() < end) {
        var changes = Stream.generate(() -> change(db)).limit(2L * config.poolSize()).toList();
        assertThat(db.first("SELECT 1", row -> 1).await()).contains(1);
        Future.join(changes).otherwiseEmpty().await();
        assertThat(changes).allMatch(one -> one.cause() instanceof Unavailable);
        most = Math.max(most, server.sessions());
      }
      // One asks whether the database lives, and PostgreSQL may still know the one before it.
      assertThat(most).isLessThanOrEqualTo(2 * config.poolSize() + config.readers() + 2);
      server.stall(false);
      Eventually.holds("changes work again", () -> succeeds(change(db)));
      Eventually.holds(
          "no connection is left over",
          () -> server.sessions() <= config.poolSize() + config.readers());
    } finally {
      server.stall(false);
      vertx.close().await();
    }
  }

  /** Each of another row, so that none waits for another's lock. */
  private Future<Integer> change(Db db) {
    var key = Buffer.buffer().appendInt(rows++);
    return db.transaction(tx -> tx.run(CHANGE, key));
  }

  private static boolean succeeds(Future<?> call) {
    call.otherwiseEmpty().await();
    return call.succeeded();
  }
}
