package kenpo.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import java.time.Duration;
import kenpo.db.Conflict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a server makes of what fails. */
class BeatTest {

  private final Archive archive = new Archive();

  @AfterEach
  void close() {
    archive.close();
  }

  @Test
  void aServerThatDiesInTheMiddleLeavesNothingHalfDone() {
    archive.sealed(1);
    archive.record(20);
    var key = SealKey.of(Archive.SECRET, "aoba");
    assertThatThrownBy(
            () ->
                archive
                    .db
                    .transaction(
                        tx ->
                            new Sealer(tx, key, "aoba", Head.NONE, archive.clock.instant())
                                .seal()
                                .compose(batch -> Future.failedFuture("killed")))
                    .await())
        .hasRootCauseMessage("killed");
    assertThat(archive.verify().seals()).isEqualTo(1);
    archive.beat();
    assertThat(archive.verify().seals()).isEqualTo(21);
    assertThat(archive.found()).isEmpty();
  }

  @Test
  void oneSocietysTroubleIsNotAnothers() {
    archive.sealed(2);
    archive.owner(
        """
        INSERT INTO audit_seals
        SELECT society_id, 3, 999, sealed_at, key_id, previous, seal
        FROM audit_seals
        WHERE seal_no = 2
        """);
    archive.record(1);
    archive.record("minato", 3);
    archive.clock.advance(Duration.ofSeconds(70));
    assertThat(archive.sealing.beat().await())
        .containsOnlyKeys("aoba")
        .extractingByKey("aoba")
        .isInstanceOf(Conflict.class);
    assertThat(archive.query("SELECT count(*) FROM audit_seals WHERE society_id = 'minato'"))
        .containsExactly("3");
    assertThat(behind("aoba")).isEqualTo(70);
    assertThat(behind("minato")).isZero();
  }

  @Test
  void howFarBehindAServerIsCanBeMeasured() {
    archive.sealed(1);
    assertThat(behind("aoba")).isZero();
    archive.clock.advance(Duration.ofSeconds(70));
    assertThat(behind("aoba")).isEqualTo(70);
    archive.record(1);
    archive.beat();
    assertThat(behind("aoba")).isZero();
  }

  @Test
  void afterTheLargestNumberThereIsNoNextOne() {
    archive.sealed(2);
    archive.owner(
        "UPDATE audit_seals SET seal_no = 9223372036854775807 WHERE seal_no = 2",
        "DELETE FROM audit_sealing WHERE society_id = 'aoba'");
    assertThat(archive.server().beat().await().get("aoba"))
        .hasMessageContaining("ArithmeticException");
    assertThat(archive.query("SELECT count(*) FROM audit_seals WHERE seal_no <= 0"))
        .containsExactly("0");
  }

  private double behind(String society) {
    return archive.meters.get("portal.audit.unsealed").tag("society", society).gauge().value();
  }
}
