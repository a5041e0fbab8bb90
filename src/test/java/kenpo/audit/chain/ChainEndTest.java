package kenpo.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kenpo.audit.chain.Finding.What;
import kenpo.config.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where a chain ends nothing that is gone is covered up. */
class ChainEndTest {

  private final Archive archive = new Archive();

  @AfterEach
  void close() {
    archive.close();
  }

  @Test
  void sealsThatAreGoneAreFoundEvenIfTheServersNoteIsGoneToo() {
    archive.sealed(5);
    archive.owner(
        "DELETE FROM audit_events WHERE event_id > 3",
        "DELETE FROM audit_seals WHERE event_id > 3",
        "DELETE FROM audit_sealing WHERE society_id = 'aoba'");
    assertThat(archive.found()).containsExactly("END_NOT_PROVEN 3");
    archive.sealed(2);
    assertThat(archive.found()).containsExactly("SEALS_MISSING 4");
  }

  @Test
  void aNoteOfTheServersThatSomebodyChangedIsNotTrusted() {
    archive.sealed(5);
    archive.owner(
        "DELETE FROM audit_events WHERE event_id > 3",
        "DELETE FROM audit_seals WHERE event_id > 3",
        """
        UPDATE audit_sealing s
        SET seal_no = 3,
            seal = a.seal
        FROM audit_seals a
        WHERE a.society_id = s.society_id
          AND a.seal_no = 3
        """);
    assertThat(archive.found()).containsExactly("END_NOT_PROVEN 3");
    archive.sealed(1);
    assertThat(archive.found()).containsExactly("SEALS_MISSING 4");
  }

  @Test
  void anEndThatWasWrittenDownElsewhereShowsThatAllOfALaterTimeWasPutBack() {
    archive.sealed(3);
    archive.owner("CREATE TABLE kept AS SELECT * FROM audit_sealing");
    archive.sealed(2);
    var held = archive.end();
    archive.owner(
        "DELETE FROM audit_events WHERE event_id > 3",
        "DELETE FROM audit_seals WHERE event_id > 3",
        "DELETE FROM audit_sealing",
        "INSERT INTO audit_sealing SELECT * FROM kept",
        "DROP TABLE kept");
    assertThat(archive.found()).isEmpty();
    assertThat(archive.found(held)).containsExactly("SEALS_MISSING 4");
    var restarted = archive.server();
    archive.record(1);
    Archive.beat(restarted);
    archive.record(1);
    Archive.beat(restarted);
    assertThat(archive.found()).isEmpty();
    assertThat(archive.found(held)).containsExactly("NOT_AS_KNOWN 5");
    assertThat(Head.of(held.toString())).contains(held);
  }

  @Test
  void aChangedSecretIsToldAndWhatWasSealedBeforeNeedsTheFormerOne() {
    var former = new Secret("the secret of these servers a year ago..");
    archive.record(3);
    archive.server(former).beat().await();
    archive.sealed(2);
    assertThat(archive.found())
        .contains("UNKNOWN_KEY 1", "UNKNOWN_KEY 3")
        .doesNotContain("CHANGED 5");
    var report = archive.verify(List.of(former));
    assertThat(report.isWhole()).isTrue();
    assertThat(report.keyChanges()).containsExactly(4L);
    archive.record(1);
    archive.server(former).beat().await();
    assertThat(archive.whats(archive.verify(List.of(former)))).contains(What.FORMER_KEY);
  }

  @Test
  void aServerThatSawTheChainDoesNotSealAForgeryAnew() {
    archive.sealed(5);
    archive.owner(
        "UPDATE audit_events SET outcome = 'LOGGED_OUT' WHERE event_id = 2",
        "DELETE FROM audit_seals",
        "DELETE FROM audit_sealing");
    archive.beat();
    assertThat(archive.found()).containsExactly("SEALS_MISSING 1");
    assertThat(archive.meters.get("portal.audit.broken").counter().count()).isEqualTo(1);
    archive.sealed(2);
    assertThat(archive.found()).containsExactly("SEALS_MISSING 1");
    assertThat(archive.meters.get("portal.audit.broken").counter().count()).isEqualTo(1);
  }

  @Test
  void whatAServerSawIsMissedEvenIfNothingIsThereToSeal() {
    archive.sealed(5);
    archive.owner(
        "DELETE FROM audit_events", "DELETE FROM audit_seals", "DELETE FROM audit_sealing");
    archive.beat();
    assertThat(archive.found()).containsExactly("SEALS_MISSING 1");
    archive.sealed(1);
    assertThat(archive.found()).containsExactly("SEALS_MISSING 1");
    assertThat(archive.meters.get("portal.audit.broken").counter().count()).isEqualTo(1);
  }

  @Test
  void sealsBehindAChangeOfTheSecretAreMissedToo() {
    var former = new Secret("the secret of these servers a year ago..");
    archive.record(3);
    Archive.beat(archive.server(former));
    archive.sealed(3);
    archive.owner("DELETE FROM audit_seals WHERE seal_no > 3", "DELETE FROM audit_sealing");
    archive.beat();
    var report = archive.verify(List.of(former));
    assertThat(archive.whats(report)).containsExactly(What.SEALS_MISSING);
    assertThat(report.keyChanges()).isEmpty();
  }

  @Test
  void aServerThatOnlyReadWhereAChainEndsHasSeenIt() {
    archive.sealed(5);
    var other = archive.server();
    assertThat(other.heads().await()).containsKey("aoba");
    archive.owner("DELETE FROM audit_seals", "DELETE FROM audit_sealing");
    Archive.beat(other);
    assertThat(archive.found()).containsExactly("SEALS_MISSING 1");
  }

  @Test
  void anEndThatNoServerNotedIsNotToldAsOne() {
    archive.sealed(2);
    archive.owner(
        """
        UPDATE audit_sealing s
        SET seal_no = 1,
            seal = a.seal
        FROM audit_seals a
        WHERE a.society_id = s.society_id
          AND a.seal_no = 1
        """);
    assertThat(archive.sealing.heads().await()).isEmpty();
  }
}
