package kenpo.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import jakarta.mail.internet.InternetAddress;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import kenpo.config.PortalConfig;
import kenpo.config.PortalConfig.Dkim;
import kenpo.config.PortalConfig.StartTls;
import kenpo.config.Secret;
import kenpo.support.Mailbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostmanTest {

  private static final String LONG_NAME = "全国とても長い名前の工業𠮷田健康保険組合連合会東京都千代田区支部加入者ポータル";

  private final Vertx vertx = Vertx.vertx();
  private final Mailbox mailbox = new Mailbox();

  @AfterEach
  void close() {
    vertx.close().await();
    mailbox.close();
  }

  @Test
  void isTextAndHtmlWithASubjectAndNoReplyFromAMachine() throws Exception {
    var message = sent("hanako@example.jp", "あおば健康保険組合").message();
    assertThat(message.getContentType()).startsWith("multipart/alternative");
    assertThat(message.getSubject()).isEqualTo("登録はまだ完了していません");
    assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(message.getHeader("Message-ID")).containsExactly("<id7@portal.test>");
    assertThat(message.getHeader("Date")).hasSize(1);
  }

  @Test
  void theSendersNameIsShown() throws Exception {
    var from = from(sent("hanako@example.jp", "あおば健康保険組合"));
    assertThat(from.getPersonal()).isEqualTo("あおば健康保険組合");
    assertThat(from.getAddress()).isEqualTo("no-reply@aoba.example");
  }

  @Test
  void aLongNameIsFoldedIntoEncodedWords() throws Exception {
    var received = sent("hanako@example.jp", LONG_NAME);
    var raw = received.message().getHeader("From");
    assertThat(raw).hasSize(1);
    assertThat(raw[0].split("[\\r\\n ]+")).allMatch(word -> word.length() <= 75);
    assertThat(raw[0].split("\\r\\n")).allMatch(line -> line.length() <= 78);
    assertThat(from(received).getPersonal()).isEqualTo(LONG_NAME);
  }

  @Test
  void oldAddressesOfPhonesAreQuoted() {
    for (var address : new String[] {"a..b@docomo.ne.jp", "a.@ezweb.ne.jp", ".a@docomo.ne.jp"}) {
      var quoted = "\"" + address.replace("@", "\"@");
      assertThat(Postman.quoted(address)).isEqualTo(quoted);
      send("", "あおば", address);
      assertThat(mailbox.all().map(Mailbox.Received::to)).contains("<" + quoted + ">");
    }
    assertThat(Postman.quoted("hanako.kenpo@example.jp")).isEqualTo("hanako.kenpo@example.jp");
  }

  @Test
  void isSignedWhereAKeyIsConfigured() throws Exception {
    var pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    var key = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
    send(key, "あおば健康保険組合", "hanako@example.jp");
    var signature = mailbox.await("hanako@example.jp").message().getHeader("DKIM-Signature");
    assertThat(signature).hasSize(1);
    assertThat(signature[0].replaceAll("\\s", ""))
        .contains("d=aoba.example", "s=portal", "a=rsa-sha256", "From:To:Subject:Date:Message-ID");
    assertThat(sent("taro@example.jp", "あおば").message().getHeader("DKIM-Signature")).isNull();
  }

  private Mailbox.Received sent(String to, String name) {
    send("", name, to);
    return mailbox.await(to);
  }

  private void send(String dkimKey, String name, String to) {
    var dkim =
        dkimKey.isEmpty()
            ? Optional.<Dkim>empty()
            : Optional.of(new Dkim("aoba.example", "portal", new Secret(dkimKey)));
    var config =
        new PortalConfig.Mail(
            "127.0.0.1",
            mailbox.port(),
            StartTls.disabled,
            Optional.empty(),
            1,
            Duration.ofSeconds(10),
            "portal.test",
            dkim);
    var head = new Letterhead(name, "no-reply@aoba.example", "http://localhost", "", "", "", "");
    var written = new MailTexts.Written("登録はまだ完了していません", "本文", "<p>本文</p>");
    var postman = new Postman(vertx, config);
    postman.send(to, "id7", head, written).await();
    postman.close().await();
  }

  private static InternetAddress from(Mailbox.Received received) throws Exception {
    return (InternetAddress) received.message().getFrom()[0];
  }
}
