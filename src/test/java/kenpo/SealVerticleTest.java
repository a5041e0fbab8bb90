package kenpo;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import kenpo.audit.chain.Sealing;
import kenpo.config.PortalConfig;
import kenpo.config.Secret;
import kenpo.db.Db;
import kenpo.support.Database;
import kenpo.support.Eventually;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What a server says of its sealing. */
class SealVerticleTest {

  private final Logger logger = (Logger) LoggerFactory.getLogger("kenpo");
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final PortalConfig.Database database = Database.fresh();
  private final Vertx vertx = Vertx.vertx();

  @BeforeEach
  void listen() {
    lines.start();
    logger.addAppender(lines);
    ((Logger) LoggerFactory.getLogger("kenpo.audit.head")).setLevel(Level.INFO);
  }

  @AfterEach
  void close() {
    vertx.close().await();
    logger.detachAppender(lines);
  }

  @Test
  void troubleIsToldOnceAMinuteByItsSociety() {
    record();
    vertx.undeploy(deploy()).await();
    Database.execute(
        database.name(),
        """
        INSERT INTO audit_seals
        SELECT society_id, 2, 99, sealed_at, key_id, previous, seal
        FROM audit_seals
        """);
    record();
    deploy();
    Eventually.holds(
        "the trouble is told", Duration.ofSeconds(10), () -> !said("not sealed").isEmpty());
    assertThat(said("not sealed"))
        .containsExactly("audit log not sealed society=aoba failure=Conflict");
  }

  private void record() {
    Database.execute(
        database.name(),
        "INSERT INTO audit_events (society_id, at, kind, outcome) VALUES ('aoba', now(), 'LOGIN',"
            + " 'WELCOME')");
  }

  private String deploy() {
    var sealing =
        new Sealing(
            Db.open(vertx, database),
            new Secret(TestPortal.SECRET),
            new String[] {"aoba", "minato"},
            InstantSource.system(),
            new SimpleMeterRegistry());
    return vertx.deployVerticle(new SealVerticle(sealing, Duration.ofHours(1))).await();
  }

  private List<String> said(String words) {
    return List.copyOf(lines.list).stream()
        .map(ILoggingEvent::getFormattedMessage)
        .filter(line -> line.contains(words))
        .toList();
  }

  @Test
  void theEndOfEachChainIsToldAtTheStartAndWhenTheServerStops() {
    record();
    var first = deploy();
    Eventually.holds("the event is sealed", Duration.ofSeconds(10), () -> seals() == 1);
    assertThat(said("audit chain")).as("nothing was sealed at the start").isEmpty();
    record();
    vertx.undeploy(first).await();
    assertThat(seals()).as("what came last is sealed too").isEqualTo(2);
    var atTheEnd = said("audit chain");
    assertThat(atTheEnd).singleElement().asString().startsWith("audit chain society=aoba head=2:");
    deploy();
    Eventually.holds(
        "it is told again", Duration.ofSeconds(10), () -> said("audit chain").size() == 2);
    assertThat(said("audit chain")).containsOnly(atTheEnd.getFirst());
  }

  private int seals() {
    return Integer.parseInt(
        Database.query(database, "SELECT count(*) FROM audit_seals").getFirst());
  }
}
