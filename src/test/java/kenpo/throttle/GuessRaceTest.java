package kenpo.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kenpo.config.PortalConfig;
import kenpo.config.Secret;
import kenpo.crypto.Tokens;
import kenpo.db.Db;
import kenpo.society.Societies;
import kenpo.society.Society;
import kenpo.support.Database;
import kenpo.support.MovableClock;
import kenpo.support.TestPortal;
import kenpo.throttle.Risk.Charged;
import kenpo.throttle.Risk.Standing;
import kenpo.throttle.Risk.Try;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Guesses of one account's password, all at once from everywhere, on three servers. */
class GuessRaceTest {

  private static final int GUESSES = 500;
  private static final Vertx VERTX = Vertx.vertx();
  private static final Society AOBA =
      Societies.load(Path.of("conf/societies")).byId("aoba").orElseThrow();

  private final PortalConfig.Database database = Database.fresh();
  private final MovableClock clock = new MovableClock();
  private final List<Db> pools = Stream.generate(() -> Db.open(VERTX, database)).limit(3).toList();
  private final List<Risk> servers = pools.stream().map(this::server).toList();

  @AfterAll
  static void close() {
    VERTX.close().await();
  }

  /** One is left before a harder challenge, before a wait, and before the account's stop. */
  @ParameterizedTest
  @CsvSource({"4, 1", "9, 2", "99, 4"})
  void ofFiveHundredOnThreeServersOneIsEvaluatedWhenOneIsLeft(int failed, int passed) {
    for (int i = 0; i < failed; i++) {
      clock.advance(Duration.ofHours(1));
      guess(servers.get(i % 3), standing(servers.get(i % 3), "10.0." + i + ".1"), 4);
    }
    clock.advance(Duration.ofHours(1));
    var looked =
        IntStream.range(0, GUESSES)
            .mapToObj(i -> standing(servers.get(i % 3), "10.9." + i / 200 + "." + i % 200))
            .toList();
    var tries =
        IntStream.range(0, GUESSES)
            .mapToObj(i -> servers.get(i % 3).charge(looked.get(i), passed))
            .toList();
    Future.all(tries).await();
    assertThat(tries.stream().filter(t -> t.result() instanceof Charged.Go)).hasSize(1);
    assertThat(Database.query(database.name(), "SELECT failures FROM throttle_failures"))
        .containsExactly(String.valueOf(failed + 1));
    pools.forEach(db -> db.close().await());
  }

  private Standing standing(Risk server, String address) {
    return server.look(new Try(AOBA, address, "hanako@example.jp", new Trust.None())).await();
  }

  private static void guess(Risk server, Standing standing, int passed) {
    var charged = (Charged.Go) server.charge(standing, passed).await();
    server.failed(charged.paid(), true).await();
  }

  private Risk server(Db db) {
    var secret = new Secret(TestPortal.SECRET);
    return Risk.of(db, secret, Surroundings.UNKNOWN, new Tokens(new SecureRandom()), clock);
  }
}
