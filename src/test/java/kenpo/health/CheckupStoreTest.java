package kenpo.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import kenpo.audit.Audit;
import kenpo.audit.Audit.Event;
import kenpo.audit.Audit.Kind;
import kenpo.config.PortalConfig;
import kenpo.db.Db;
import kenpo.health.CheckupStore.Found;
import kenpo.roster.Sex;
import kenpo.support.Database;
import kenpo.support.MovableClock;
import kenpo.support.Shelf;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whose checkups are read: one member's, of one society, as they were last sent. */
class CheckupStoreTest {

  private static final LocalDate FIRST = LocalDate.of(2016, 4, 1);

  private static final Event LOOK =
      Event.of(Kind.RESULTS, Answered.YES, "192.0.2.1").account(7).member(1);

  private enum Answered {
    YES
  }

  private final PortalConfig.Database database = Database.fresh();
  private final Vertx vertx = Vertx.vertx();
  private final Db db = Db.open(vertx, database);
  private final CheckupStore store =
      new CheckupStore(new Audit(db, new MovableClock(), new SimpleMeterRegistry()));
  private final RandomCheckups random = new RandomCheckups(7);

  @AfterEach
  void close() {
    db.close().await();
    vertx.close().await();
  }

  @Test
  void checkupsAreReadAsTheyWereSentTheNewestFirst() {
    add("aoba", 1, "2025-06-01", 1);
    var newer = add("aoba", 1, "2026-06-01", 3);
    add("aoba", 1, "2016-03-31", 1);
    var found = stored("aoba", 1);
    assertThat(found).hasSize(2);
    assertThat(found.getFirst().checkup()).isEqualTo(newer);
    assertThat(found.getFirst().version()).isEqualTo(3);
    assertThat(found.getFirst().papers())
        .isEqualTo(new StoredCheckup.Papers("06990014", "71", "1", Optional.of("00")));
  }

  @Test
  void whoHasNoneIsFoundWithWhatTheRosterSays() {
    member("aoba", 1);
    var found = store.since("aoba", 1, FIRST, Optional.empty(), LOOK, Sight.NONE).await();
    assertThat(found)
        .containsExactly(
            new Found(
                new Person("ケンポ ハナコ", LocalDate.of(1980, 4, 1), Optional.of(Sex.FEMALE)),
                Optional.empty(),
                List.of()));
    Database.execute(database.name(), "UPDATE members SET sex = NULL");
    assertThat(
            store
                .since("aoba", 1, FIRST, Optional.empty(), LOOK, Sight.NONE)
                .await()
                .getFirst()
                .person()
                .sex())
        .isEmpty();
  }

  @Test
  void aNeighbouringMemberOrSocietyIsNeverFound() {
    var own = add("aoba", 1, "2026-06-01", 1);
    add("aoba", 2, "2026-06-01", 1);
    add("minato", 1, "2026-06-01", 1);
    assertThat(stored("aoba", 1)).extracting(StoredCheckup::checkup).containsExactly(own);
    assertThat(store.since("minato", 2, FIRST, Optional.empty(), LOOK, Sight.NONE).await())
        .isEmpty();
  }

  @Test
  void whatIsReadIsWrittenDown() {
    add("aoba", 1, "2026-06-01", 1);
    stored("aoba", 1);
    assertThat(
            Database.query(
                database.name(),
                """
                SELECT concat_ws(' ', society_id, kind, outcome, account_id, member_id, address,
                                 actor)
                FROM audit_events
                """))
        .containsExactly("aoba RESULTS YES 7 1 192.0.2.1 member");
  }

  /** An audit log that takes no event takes the results with it. */
  @Test
  void whatCantBeWrittenDownIsNotRead() {
    add("aoba", 1, "2026-06-01", 1);
    Database.execute(database.name(), "REVOKE INSERT ON audit_events FROM kenpo_app");
    var read = store.since("aoba", 1, FIRST, Optional.empty(), LOOK, Sight.NONE);
    assertThatThrownBy(read::await).hasMessageContaining("audit_events");
  }

  private List<StoredCheckup> stored(String society, long member) {
    return store.since(society, member, FIRST, Optional.empty(), LOOK, Sight.NONE).await().stream()
        .flatMap(found -> found.checkup().stream())
        .toList();
  }

  private Checkup add(String society, long member, String day, int version) {
    var any = random.next();
    var examined = LocalDate.parse(day);
    var checkup =
        new Checkup(
            "10", "010", examined, examined.plusDays(9), any.institution(), any.observations());
    member(society, member);
    Shelf.put(database, society, member, checkup, version);
    return checkup;
  }

  private void member(String society, long member) {
    Database.execute(
        database.name(),
        """
        INSERT INTO members (society_id, member_id, person_key, kind, kana, birth_date, sex, acquired)
        OVERRIDING SYSTEM VALUE
        VALUES ('%1$s', %2$d, '%2$d', 'insured', 'ケンポ ハナコ', '1980-04-01', 'female', '2010-04-01')
            ON CONFLICT DO NOTHING
        """
            .formatted(society, member));
  }

  @Test
  void scoresOfTheIndexAreReadBesideThemAndOnlyTheOwnOnes() {
    member("aoba", 1);
    member("minato", 2);
    member("minato", 1);
    Shelf.score(database, "minato", 1, "example", 2025, "{\"n\": \"3\"}");
    Shelf.score(database, "aoba", 1, "example", 2024, "{\"n\": \"47.50\"}");
    Shelf.score(database, "aoba", 1, "example", 2025, "{\"n\": \"46\", \"d\": \"2025-06-10\"}");
    Shelf.score(database, "aoba", 1, "other", 2025, "{\"n\": \"1\"}");
    Shelf.score(database, "minato", 2, "example", 2025, "{\"n\": \"2\"}");
    var found =
        store.since("aoba", 1, FIRST, Optional.of("example"), LOOK, Sight.NONE).await().getFirst();
    assertThat(found.scores())
        .containsExactly(
            new Score(
                "example",
                2025,
                Optional.of(LocalDate.of(2025, 6, 10)),
                LocalDate.of(2025, 4, 1),
                new BigDecimal("46")),
            new Score(
                "example",
                2024,
                Optional.empty(),
                LocalDate.of(2024, 4, 1),
                new BigDecimal("47.50")));
    assertThat(
            store
                .since("aoba", 1, FIRST, Optional.empty(), LOOK, Sight.NONE)
                .await()
                .getFirst()
                .scores())
        .isEmpty();
    assertThat(store.since("minato", 2, FIRST, Optional.of("other"), LOOK, Sight.NONE).await())
        .allSatisfy(it -> assertThat(it.scores()).isEmpty());
  }
}
