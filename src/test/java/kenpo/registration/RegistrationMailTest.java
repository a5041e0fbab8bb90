package kenpo.registration;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.InternetAddress;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import kenpo.support.Mailbox.Received;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.Test;

class RegistrationMailTest {

  @Test
  void saysAllThatOneNeedsToGoOn() throws Exception {
    try (var portal = new TestPortal()) {
      Walk.of(portal, "hanako@example.jp").agree();
      var mail = portal.mailbox.await("hanako@example.jp");
      assertThat(mail.subject()).contains("まだ完了していません", "あおば健康保険組合");
      assertThat(mail.text())
          .contains("/activate", "1時間以内", "資格情報のお知らせ", "資格確認書")
          .contains("新規登録からやり直して", "ご返信いただいても", "お心当たりがないとき")
          .contains("/help/contact", "業務課", "03-0000-0001", "配信元：あおば健康保険組合");
      assertThat(((InternetAddress) mail.message().getFrom()[0]).getPersonal())
          .isEqualTo("あおば健康保険組合");
      assertThat(mail.message().getContentType()).startsWith("multipart/alternative");
    }
  }

  @Test
  void isInTheLanguageOfTheRegistration() {
    try (var portal = new TestPortal()) {
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.browser().get("/users/new?lang=en");
      walk.agree();
      var mail = portal.mailbox.await("hanako@example.jp");
      assertThat(mail.subject()).contains("Aoba Health Insurance Society");
      assertThat(mail.text()).contains("hour").doesNotContain("登録");
    }
  }

  @Test
  void reachesOldAddressesOfPhones() {
    try (var portal = new TestPortal()) {
      for (var address : List.of("a..b@docomo.ne.jp", "a.@ezweb.ne.jp")) {
        var walk = Walk.of(portal, address);
        assertThat(walk.agree().location()).isEqualTo("/users/new/sent");
        var mail = portal.mailbox.await("<\"" + address.replace("@", "\"@") + ">");
        walk.browser().get(mail.linkPath());
        assertThat(walk.browser().post(mail.linkPath()).location()).isEqualTo("/users/eligibility");
      }
    }
  }

  @Test
  void hasTheSameMessageIdWhenItIsSentAgain() throws Exception {
    try (var portal = new TestPortal()) {
      // The mail server takes it, but the database can't be told so.
      portal.execute("ALTER TABLE mail_outbox ADD CONSTRAINT away CHECK (state <> 'sent')");
      Walk.of(portal, "hanako@example.jp").agree();
      portal.sendMail();
      portal.execute("ALTER TABLE mail_outbox DROP CONSTRAINT away");
      portal.clock.advance(Duration.ofMinutes(2));
      portal.sendMail();
      var both = portal.mailbox.await("hanako@example.jp", 2);
      assertThat(both.get(0).message().getMessageID())
          .isEqualTo(both.get(1).message().getMessageID())
          .matches("<[0-9a-f]{32}@portal.test>");
      assertThat(both.get(0).linkPath()).isEqualTo(both.get(1).linkPath());
    }
  }

  @Test
  void noTableHoldsTheLinkOrThePassword() {
    try (var portal = new TestPortal()) {
      Walk.hanako(portal);
      var walk = Walk.of(portal, "hanako@example.jp");
      portal.execute("ALTER TABLE mail_outbox ADD CONSTRAINT away CHECK (state <> 'sent')");
      walk.agree();
      var token = walk.link(1).split("/")[2];
      assertThat(dump(portal))
          .as("while it waits")
          .contains("hanako@example.jp")
          .doesNotContain(token, Walk.PASSWORD);
      portal.execute("ALTER TABLE mail_outbox DROP CONSTRAINT away");
      walk.browser().get(walk.link(1));
      walk.browser().post(walk.link(1));
      walk.claimHanako();
      walk.complete();
      portal.mailbox.await("hanako@example.jp", 2);
      assertThat(dump(portal)).as("when all is done").doesNotContain(token, Walk.PASSWORD);
    }
  }

  @Test
  void isErasedFromTheOutboxOnceSent() {
    try (var portal = new TestPortal()) {
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.agree();
      walk.link(1);
      // One after the other: when the second has come, the first is done with.
      var second = Walk.of(portal, "taro@example.jp");
      second.agree();
      second.link(1);
      assertThat(
              portal.query(
                  "SELECT state || address || parameters FROM mail_outbox ORDER BY mail_id LIMIT"
                      + " 1"))
          .containsExactly("sent{}");
    }
  }

  @Test
  void noMailHoldsSymbolNumberOrBirthDate() {
    try (var portal = new TestPortal()) {
      Walk.hanako(portal);
      Walk.of(portal, "hanako@example.jp").register();
      portal.mailbox.await("hanako@example.jp", 2);
      assertThat(portal.mailbox.all().map(RegistrationMailTest::raw))
          .hasSize(2)
          .allSatisfy(
              mail ->
                  assertThat(mail)
                      .doesNotContain("71-1234", "0001234", "1970", "昭和", "ケンポ", Walk.PASSWORD));
    }
  }

  /** Every row of every table as text. */
  private static String dump(TestPortal portal) {
    return portal.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").stream()
        .flatMap(table -> portal.query("SELECT t::text FROM " + table + " AS t").stream())
        .collect(Collectors.joining("\n"));
  }

  private static String raw(Received mail) {
    try {
      var bytes = new ByteArrayOutputStream();
      mail.message().writeTo(bytes);
      return mail.subject() + mail.text() + bytes.toString(StandardCharsets.UTF_8);
    } catch (java.io.IOException | jakarta.mail.MessagingException e) {
      throw new AssertionError(e);
    }
  }
}
