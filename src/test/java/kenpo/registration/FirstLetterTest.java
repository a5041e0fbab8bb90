package kenpo.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kenpo.letter.LetterKind;
import kenpo.support.Letterbox;
import kenpo.support.Policies;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.Test;

class FirstLetterTest {

  private static final String LETTERS =
      "SELECT concat_ws(' ', member_id, kind, state, destination, asked_by) FROM letters";
  private static final String FAILING =
      """
      CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''no''; END';
      CREATE TRIGGER fail BEFORE INSERT ON letters FOR EACH ROW EXECUTE FUNCTION fail()
      """;

  @Test
  void aRegistrationThatIsDoneAsksForOneAndTheWelcomeTellsHowLongItTakes() {
    try (var portal = new TestPortal()) {
      long member = Walk.hanako(portal);
      Walk.of(portal, "hanako@example.jp").register();
      assertThat(portal.query(LETTERS))
          .containsExactly(member + " viewing_code asked home registration");
      var welcome = portal.mailbox.await("hanako@example.jp", 2).getLast();
      assertThat(List.of(welcome.text(), welcome.html()))
          .allSatisfy(it -> assertThat(it).contains("閲覧コードを郵送で", "半月～1か月"));
    }
  }

  @Test
  void whereLettersGoToAWholeRosterARegistrationAsksForNone() {
    try (var portal = new TestPortal(Policies::writingByBatch)) {
      Walk.hanako(portal);
      Walk.of(portal, "hanako@example.jp").register();
      assertThat(portal.query(LETTERS)).isEmpty();
      assertThat(portal.mailbox.await("hanako@example.jp", 2).getLast().text())
          .doesNotContain("郵送");
    }
  }

  @Test
  void withoutALetterThereIsNoAccountEither() {
    try (var portal = new TestPortal()) {
      Walk.hanako(portal);
      portal.execute(FAILING);
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.activate();
      walk.claimHanako();
      assertThat(walk.complete().status()).isEqualTo(500);
      assertThat(portal.query("SELECT count(*) FROM accounts")).containsExactly("0");
    }
  }

  @Test
  void theWelcomePromisesTheLetterThatIsAskedForAndTellsOneThatIsUnderWayOrShouldBeThere() {
    try (var portal = new TestPortal(Policies::unlimited)) {
      var hanako = Walk.hanako(portal);
      Walk.of(portal, "hanako@example.jp").register();
      assertThat(welcome(portal)).contains("を郵送でお届けします");
      portal.execute("DELETE FROM accounts");
      portal.execute("DELETE FROM mail_outbox");
      Letterbox.post(portal, "aoba", hanako, LetterKind.VIEWING_CODE);
      Walk.of(portal, "hanako2@example.jp").register();
      assertThat(welcome(portal))
          .contains("2026年12月1日に発送しています", "見当たらないとき")
          .doesNotContain("を郵送でお届けします", "お待ちください");
      portal.execute("DELETE FROM accounts");
      portal.execute("DELETE FROM mail_outbox");
      portal.execute("UPDATE letters SET state = 'printed', posted_on = NULL");
      Walk.of(portal, "hanako3@example.jp").register();
      assertThat(welcome(portal)).contains("すでに発送の手続きを進めています", "もうしばらくお待ちください");
    }
  }

  @Test
  void whereNobodyCanPrintALetterTheWelcomePromisesNone() {
    try (var portal = new TestPortal(s -> Policies.senderless(Policies.unlimited(s)))) {
      Walk.hanako(portal);
      Walk.of(portal, "hanako@example.jp").register();
      assertThat(welcome(portal)).contains("会員登録が完了しました").doesNotContain("郵送", "はがき");
      assertThat(portal.query("SELECT state FROM letters")).containsExactly("asked");
    }
  }

  /** The text of the last welcome. */
  private static String welcome(TestPortal portal) {
    portal.sendMail();
    return portal
        .mailbox
        .all()
        .filter(mail -> mail.subject().contains("会員登録が完了しました"))
        .reduce((before, last) -> last)
        .orElseThrow()
        .text();
  }
}
