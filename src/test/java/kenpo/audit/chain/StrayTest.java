package kenpo.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What stands beside the chains is refused, and found. */
class StrayTest {

  private final Archive archive = new Archive();

  @AfterEach
  void close() {
    archive.close();
  }

  @Test
  void aSealBelowTheFirstThatWasPutInForAnEventToComeIsRefusedAndFound() {
    archive.sealed(2);
    var seal =
        """
        INSERT INTO audit_seals
        SELECT society_id, -3, 3, sealed_at, key_id, previous, seal
        FROM audit_seals
        WHERE seal_no = 2
        """;
    assertThatThrownBy(() -> archive.owner(seal)).hasMessageContaining("audit_seals_numbered");
    archive.owner("ALTER TABLE audit_seals DROP CONSTRAINT audit_seals_numbered", seal);
    archive.sealed(1);
    assertThat(archive.verify().unsealed().count()).isZero();
    assertThat(archive.found()).containsExactly("NOT_A_NUMBER -3");
  }

  @Test
  void anEventBelowTheFirstIsRefusedAndFound() {
    archive.sealed(2);
    var event =
        """
        INSERT INTO audit_events (society_id, event_id, at, kind, outcome, tx)
        OVERRIDING SYSTEM VALUE
        VALUES ('aoba', %d, now(), 'LOGIN', 'WELCOME', '3')
        """;
    assertThatThrownBy(() -> archive.owner(event.formatted(-5)))
        .hasMessageContaining("audit_events_numbered");
    archive.owner(
        "ALTER TABLE audit_events DROP CONSTRAINT audit_events_numbered",
        event.formatted(-5),
        event.formatted(Long.MIN_VALUE));
    assertThat(archive.verify().findings())
        .extracting(it -> it.event().orElseThrow())
        .containsExactlyInAnyOrder(-5L, Long.MIN_VALUE);
  }

  @Test
  void societiesInTheLogThatNobodyConfiguredAreListed() {
    archive.record(2);
    archive.record("minato", 1);
    archive.record("yurei", 1);
    archive.record("zzz", 1);
    var verification = new Verification(archive.db, Archive.SECRET, List.of(), archive.clock);
    assertThat(verification.othersThan(List.of("aoba", "minato")).await())
        .containsExactly("yurei", "zzz");
    assertThat(verification.othersThan(List.of()).await()).hasSize(4);
  }
}
