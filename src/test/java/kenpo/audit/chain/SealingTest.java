package kenpo.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import kenpo.support.Race;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each event gets one seal, in the order in which events were committed. */
class SealingTest {

  private final Archive archive = new Archive();

  @AfterEach
  void close() {
    archive.close();
  }

  @Test
  void whatIsInsertedEarlyAndCommittedLateIsSealedLate() throws SQLException {
    try (var early = open()) {
      Race.run(early, Archive.insert(1));
      archive.owner(Archive.insert(2));
      archive.beat();
      assertThat(archive.sealedSubjects()).containsExactly("2");
      archive.owner(Archive.insert(3));
      archive.beat();
      early.commit();
      archive.owner(Archive.insert(4));
      archive.beat();
      assertThat(archive.sealedSubjects()).containsExactly("2", "3", "1", "4");
      assertThat(archive.found()).isEmpty();
    }
  }

  @Test
  void whatIsRolledBackIsNeverSealedAndHoldsNothingUp() throws SQLException {
    try (var early = open()) {
      Race.run(early, Archive.insert(1));
      archive.owner(Archive.insert(2));
      archive.beat();
      early.rollback();
      archive.owner(Archive.insert(3));
      archive.beat();
      assertThat(archive.sealedSubjects()).containsExactly("2", "3");
    }
  }

  @Test
  void aLongTransactionOfManyEventsIsSealedAfterItsEndWithoutTakingOthersTwice()
      throws SQLException {
    try (var early = open()) {
      for (int n = 1; n <= 2500; n++) {
        Race.run(early, Archive.insert(n));
      }
      archive.record(1200);
      archive.beat();
      archive.record(30);
      archive.beat();
      early.commit();
      archive.record(1500);
      archive.beat();
      assertThat(archive.verify().seals()).isEqualTo(2500 + 1200 + 30 + 1500);
      assertThat(archive.sealedSubjects().subList(1230, 1230 + 2500))
          .isEqualTo(Archive.numbers(1, 2500));
      assertThat(archive.verify().unsealed().count()).isZero();
      assertThat(archive.found()).isEmpty();
    }
  }

  @Test
  void whoeverCommitsWhenAndWhicheverServerSealsNothingIsLostNorSealedTwice() throws Exception {
    var committed = new AtomicInteger();
    var writing = new AtomicInteger(6);
    var all = new ArrayList<Callable<Object>>();
    for (int n = 0; n < 6; n++) {
      all.add(writer(n, committed, writing));
    }
    for (int n = 0; n < 3; n++) {
      all.add(
          () -> {
            var server = archive.server();
            while (writing.get() > 0) {
              Archive.beat(server);
            }
            return "";
          });
    }
    Race.all(all);
    archive.beat();
    archive.beat();
    var report = archive.verify();
    assertThat(report.isWhole()).isTrue();
    assertThat(report.seals()).isEqualTo(committed.get());
    assertThat(report.unsealed().count()).isZero();
    assertThat(sealedBeforeTheOneBeforeIt()).isEmpty();
  }

  @Test
  void ofServersThatSealAtOnceOneDoes() throws Exception {
    archive.sealed(1);
    var servers = List.of(archive.server(), archive.server(), archive.server(), archive.server());
    for (int round = 0; round < 10; round++) {
      archive.record(40);
      Race.all(
          servers.stream()
              .map(server -> (Callable<Object>) () -> server.beat().await().keySet())
              .toList());
    }
    archive.beat();
    assertThat(archive.verify().seals()).isEqualTo(401);
    assertThat(archive.found()).isEmpty();
  }

  @Test
  void whatIsCommittedAfterALookThatWasCutIsSealedBehindAllThatTheLookShowed() throws SQLException {
    archive.sealed(1);
    for (int part = 0; part < 2; part++) {
      archive.record(600);
    }
    try (var early = open()) {
      Race.run(early, Archive.insert(7));
      archive.owner(Archive.insert(8));
      batch();
      early.commit();
      archive.owner(Archive.insert(9));
      archive.beat();
      archive.beat();
      assertThat(archive.sealedSubjects().subList(1201, 1204)).containsExactly("8", "7", "9");
      assertThat(archive.found()).isEmpty();
    }
  }

  @Test
  void aLookThatEndedJustAtItsBoundHoldsNothingUp() {
    archive.sealed(1);
    archive.record(Sealer.BATCH);
    batch();
    archive.record(1);
    archive.beat();
    assertThat(archive.verify().seals()).isEqualTo(Sealer.BATCH + 2L);
    assertThat(archive.query("SELECT cut FROM audit_sealing WHERE cut IS NOT NULL")).isEmpty();
  }

  @Test
  void whatComesWhileAllIsLookedThroughDoesNotWaitForIt() {
    for (int part = 0; part < 3; part++) {
      archive.record(1000);
    }
    archive.owner("UPDATE audit_events SET tx = '3'");
    batch();
    archive.owner(Archive.insert(77));
    batch();
    assertThat(archive.sealedSubjects()).contains("77").hasSize(2001);
  }

  @Test
  void tenThousandOfBeforeAreSealedInTheOrderOfTheirNumbers() {
    for (int i = 0; i < 10; i++) {
      archive.record(1000);
    }
    archive.owner("UPDATE audit_events SET tx = '3'");
    archive.beat();
    archive.beat();
    var report = archive.verify();
    assertThat(report.seals()).isEqualTo(10_000);
    assertThat(report.isWhole()).isTrue();
    assertThat(
            archive.query(
                "SELECT count(*) FROM audit_seals WHERE seal_no <> event_id AND society_id ="
                    + " 'aoba'"))
        .containsExactly("0");
    assertThat(archive.meters.get("portal.audit.sealed").counter().count()).isEqualTo(10_000);
  }

  @Test
  void whereTransactionsAreCountedAnewNothingIsLost() {
    archive.sealed(3);
    archive.owner(
        "UPDATE audit_sealing SET cluster = 1, next_tx = '99999999', open_txs = '{5,6}'",
        Archive.insert(7, "'999999999'"));
    archive.record(4);
    archive.beat();
    archive.beat();
    assertThat(archive.verify().seals()).isEqualTo(8);
    archive.sealed(2);
    assertThat(archive.verify().seals()).isEqualTo(10);
    assertThat(archive.verify().unsealed().count()).isZero();
    assertThat(archive.found()).isEmpty();
  }

  private void batch() {
    var key = SealKey.of(Archive.SECRET, "aoba");
    archive
        .db
        .transaction(tx -> new Sealer(tx, key, "aoba", Head.NONE, archive.clock.instant()).seal())
        .await();
  }

  /** Transactions of one to three events, one after the other, of which some are rolled back. */
  private Callable<Object> writer(int who, AtomicInteger committed, AtomicInteger writing) {
    return () -> {
      var random = new Random(who);
      try (var connection = open()) {
        for (int n = 1; n <= 150; n++) {
          int events = 1 + random.nextInt(3);
          for (int i = 0; i < events; i++) {
            Race.run(connection, Archive.insert(who * 1000 + n));
          }
          if (random.nextInt(4) == 0) {
            connection.rollback();
          } else {
            connection.commit();
            committed.addAndGet(events);
          }
        }
      } finally {
        writing.decrementAndGet();
      }
      return "";
    };
  }

  /** What one writer did later, and what has an earlier seal all the same. */
  private List<String> sealedBeforeTheOneBeforeIt() {
    return archive.query(
        """
        SELECT subject
        FROM (
          SELECT e.subject, lag(e.subject) OVER (PARTITION BY e.subject / 1000 ORDER BY a.seal_no) AS before
          FROM audit_seals AS a
          JOIN audit_events AS e ON e.society_id = a.society_id AND e.event_id = a.event_id) AS sealed
        WHERE before > subject
        """);
  }

  private Connection open() throws SQLException {
    var connection = archive.connect();
    connection.setAutoCommit(false);
    return connection;
  }
}
