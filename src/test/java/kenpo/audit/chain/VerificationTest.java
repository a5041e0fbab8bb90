package kenpo.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import kenpo.audit.chain.Finding.What;
import kenpo.support.Race;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever the owner of the database does to the audit log, it is found. */
class VerificationTest {

  private static final Map<String, String> OTHERS =
      Map.of(
          "text", "'x'",
          "bigint", "99",
          "timestamp with time zone", "'2026-12-01T01:00:00.000001Z'",
          "xid8", "'3'");

  private final Archive archive = new Archive();

  @AfterEach
  void close() {
    archive.close();
  }

  @Test
  void whatNobodyTouchedIsWhole() {
    archive.sealed(5);
    archive.record("minato", 3);
    archive.record(2);
    var report = archive.verify();
    assertThat(report.isWhole()).isTrue();
    assertThat(report.seals()).isEqualTo(5);
    assertThat(report.end()).isEqualTo(archive.end());
    assertThat(report.unsealed().count()).isEqualTo(2);
    assertThat(report.late()).isZero();
  }

  @Test
  void aChangeOfAnyColumnIsFound() {
    archive.sealed(5);
    for (var column : columns()) {
      var type = type(column);
      var other = column.equals("actor") ? "'staff'" : OTHERS.get(type);
      archive.owner(
          "CREATE TABLE kept AS SELECT * FROM audit_events",
          "UPDATE audit_events SET %s = %s WHERE event_id = 3".formatted(column, other));
      assertThat(archive.found()).as(column).containsExactly("CHANGED 3");
      archive.owner(
          "UPDATE audit_events e SET %1$s = k.%1$s FROM kept k WHERE k.event_id = e.event_id"
              .formatted(column),
          "DROP TABLE kept");
      assertThat(archive.found()).isEmpty();
    }
  }

  @Test
  void absentAndEmptyAreTwoThings() {
    archive.sealed(2);
    archive.owner("UPDATE audit_events SET actor_name = '' WHERE event_id = 1");
    assertThat(archive.found()).containsExactly("CHANGED 1");
  }

  @ParameterizedTest
  @CsvSource({"1", "3", "5"})
  void anEventThatIsGoneIsFoundWhereverItWas(int number) {
    archive.sealed(5);
    archive.owner("DELETE FROM audit_events WHERE event_id = " + number);
    assertThat(archive.found()).containsExactly("EVENT_MISSING " + number);
  }

  @ParameterizedTest
  @CsvSource({"1", "3", "5"})
  void anEventThatIsGoneWithItsSealIsFoundToo(int number) {
    archive.sealed(5);
    archive.owner(
        "DELETE FROM audit_events WHERE event_id = " + number,
        "DELETE FROM audit_seals WHERE event_id = " + number);
    assertThat(archive.verify().findings()).contains(missing(number));
    archive.sealed(2);
    assertThat(archive.verify().findings()).contains(missing(number));
  }

  @Test
  void anEventOfAnotherSocietyNowIsFound() {
    archive.sealed(3);
    archive.owner("UPDATE audit_events SET society_id = 'minato' WHERE event_id = 2");
    assertThat(archive.found()).containsExactly("EVENT_MISSING 2");
  }

  @Test
  void anEventPutInAmongThoseOfBeforeStaysWithoutSealAndIsTold() {
    archive.sealed(3);
    archive.owner(Archive.insert(7, "(SELECT min(tx) FROM audit_events)"));
    archive.beat();
    archive.clock.advance(Duration.ofMinutes(6));
    var report = archive.verify();
    assertThat(report.isWhole()).isFalse();
    assertThat(report.unsealed().count()).isEqualTo(1);
    assertThat(report.waiting()).contains(Duration.ofMinutes(6));
  }

  @Test
  void anEventThatBearsATimeOfLongBeforeItCameIsTold() {
    archive.sealed(3);
    archive.clock.advance(Duration.ofDays(40));
    archive.owner(Archive.insert(7));
    archive.beat();
    var report = archive.verify();
    assertThat(report.late()).isEqualTo(1);
    assertThat(report.firstLate()).contains(4L);
  }

  @Test
  void anEventOfATimeToComeThatNobodySealsIsFoundWhenLaterOnesAreSealed() {
    archive.sealed(3);
    archive.owner(
        Archive.insert(7, "(SELECT min(tx) FROM audit_events)")
            .replace("2026-12-01", "2099-12-01"));
    assertThat(archive.verify().isWhole()).isFalse();
    archive.sealed(1);
    archive.owner("UPDATE audit_events SET at = now() WHERE event_id = 4");
    archive.clock.advance(Duration.ofMinutes(6));
    assertThat(archive.found()).containsExactly("LEFT_ASIDE 0");
  }

  @Test
  void eventsThatBearATimeToComeAreTold() {
    archive.sealed(1);
    archive.owner(Archive.insert(7).replace("2026-12-01", "2099-12-01"));
    archive.beat();
    assertThat(archive.verify().firstLate()).contains(2L);
  }

  @Test
  void aLogOfVeryManyPagesIsGoneThroughToItsEnd() {
    for (int part = 0; part < 5; part++) {
      archive.record(1000);
    }
    archive.beat();
    var report =
        new Verification(archive.db, Archive.SECRET, List.of(), archive.clock, 1)
            .of("aoba", List.of())
            .await();
    assertThat(report.seals()).isEqualTo(5000);
    assertThat(report.isWhole()).isTrue();
  }

  @Test
  void anEventPutInWithASealThatSomebodyMadeUpIsFound() {
    archive.sealed(3);
    archive.owner(
        Archive.insert(7, "(SELECT min(tx) FROM audit_events)"),
        """
        INSERT INTO audit_seals
        SELECT society_id, 4, 4, sealed_at, key_id, seal, sha256(seal)
        FROM audit_seals
        WHERE seal_no = 3
        """);
    assertThat(archive.found()).contains("CHANGED 4");
  }

  @ParameterizedTest
  @CsvSource({
    "seal = sha256(seal), CHANGED 3;NOT_BEHIND 4",
    "previous = sha256(previous), NOT_BEHIND 3;CHANGED 3",
    "event_id = 99, EVENT_MISSING 3",
    "sealed_at = now(), CHANGED 3",
    "key_id = '\\x0123456789abcdef', UNKNOWN_KEY 3",
    "seal_no = 99, SEALS_MISSING 3;SEALS_MISSING 6;CHANGED 99"
  })
  void aSealThatWasChangedIsFound(String change, String found) {
    archive.sealed(5);
    archive.owner("UPDATE audit_seals SET " + change + " WHERE seal_no = 3");
    assertThat(archive.found()).contains(found.split(";"));
  }

  @Test
  void allIsWholeWhileServersWriteAndSeal() throws Exception {
    var ended = new AtomicBoolean();
    Callable<Object> writer =
        () -> {
          for (int i = 0; i < 60; i++) {
            archive.record(50);
          }
          ended.set(true);
          return "";
        };
    Callable<Object> sealer =
        () -> {
          while (!ended.get()) {
            archive.beat();
          }
          return "";
        };
    Callable<Object> reader =
        () -> {
          while (!ended.get()) {
            assertThat(archive.found()).isEmpty();
          }
          return "";
        };
    archive.sealed(1);
    Race.all(List.of(writer, sealer, reader));
    archive.beat();
    assertThat(archive.verify().seals()).isEqualTo(3001);
  }

  private static Finding missing(int number) {
    return new Finding(What.SEALS_MISSING, number, Optional.empty());
  }

  /** All but the two that name a row. */
  private List<String> columns() {
    return archive.query(
        """
        SELECT column_name
        FROM information_schema.columns
        WHERE table_name = 'audit_events'
          AND column_name NOT IN ('society_id', 'event_id')
        """);
  }

  private String type(String column) {
    return archive
        .query(
            """
            SELECT CASE data_type WHEN 'USER-DEFINED' THEN udt_name ELSE data_type END
            FROM information_schema.columns
            WHERE table_name = 'audit_events'
              AND column_name = '%s'
            """
                .formatted(column))
        .getFirst();
  }
}
