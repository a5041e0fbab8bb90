package kenpo.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import kenpo.config.PortalConfig;
import kenpo.db.Db;
import kenpo.support.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whose checkups are read: one member's, of one society, as they were last sent. */
class CheckupStoreTest {

  private static final LocalDate FIRST = LocalDate.of(2016, 4, 1);

  private final PortalConfig.Database database = Database.fresh();
  private final Vertx vertx = Vertx.vertx();
  private final Db db = Db.open(vertx, database);
  private final CheckupStore store = new CheckupStore(db);
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
    var found = store.since("aoba", 1, FIRST).await();
    assertThat(found).hasSize(2);
    assertThat(found.getFirst().checkup()).isEqualTo(newer);
    assertThat(found.getFirst().version()).isEqualTo(3);
    assertThat(found.getFirst().papers())
        .isEqualTo(new StoredCheckup.Papers("06990014", "71", "1", Optional.of("00")));
  }

  @Test
  void aDayIsReadWithAllThatWasSentOfIt() {
    add("aoba", 1, "2025-06-01", 1);
    var day = add("aoba", 1, "2026-06-01", 1);
    assertThat(checkups(store.on("aoba", 1, LocalDate.of(2026, 6, 1)).await()))
        .containsExactly(day);
    assertThat(store.on("aoba", 1, LocalDate.of(2026, 6, 2)).await()).isEmpty();
  }

  @Test
  void aNeighbouringMemberOrSocietyIsNeverFound() {
    var own = add("aoba", 1, "2026-06-01", 1);
    add("aoba", 2, "2026-06-01", 1);
    add("minato", 1, "2026-06-01", 1);
    assertThat(checkups(store.since("aoba", 1, FIRST).await())).containsExactly(own);
    assertThat(checkups(store.on("aoba", 1, LocalDate.of(2026, 6, 1)).await()))
        .containsExactly(own);
    assertThat(store.since("minato", 2, FIRST).await()).isEmpty();
  }

  private static List<Checkup> checkups(List<StoredCheckup> stored) {
    return stored.stream().map(StoredCheckup::checkup).toList();
  }

  private Checkup add(String society, long member, String day, int version) {
    var any = random.next();
    var examined = LocalDate.parse(day);
    var checkup =
        new Checkup(
            "10", "010", examined, examined.plusDays(9), any.institution(), any.observations());
    Database.execute(
        database.name(),
        """
        INSERT INTO members (society_id, member_id, person_key, kind, kana, birth_date, acquired)
        OVERRIDING SYSTEM VALUE
        VALUES ('%1$s', %2$d, '%2$d', 'insured', 'ケンポ ハナコ', '1980-04-01', '2010-04-01')
            ON CONFLICT DO NOTHING;
        INSERT INTO checkups (society_id, member_id, examined, report, program, institution,
                              version, written, insurer_number, symbol, number, branch, content,
                              import_id, stored_at, document)
        VALUES ('%1$s', %2$d, '%3$s', '10', '010', '1312345678', %4$d, '%5$s',
                '06990014', '71', '1', '00', '', 1, '2026-08-01', '%6$s')
        """
            .formatted(
                society,
                member,
                day,
                version,
                checkup.written(),
                CheckupJson.encode(checkup).encode().replace("'", "''")));
    return checkup;
  }
}
