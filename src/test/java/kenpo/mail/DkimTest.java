package kenpo.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kenpo.config.ConfigError;
import kenpo.config.Overrides;
import kenpo.config.PortalConfig;
import kenpo.mail.MailTexts.Written;
import kenpo.support.Mailbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our own signature on mails, with a key file as openssl writes it. */
class DkimTest {

  private static final Letterhead HEAD =
      new Letterhead("あおば", "no-reply@aoba.example", "https://aoba.example", "", "", "", "");

  @TempDir Path folder;

  @Test
  void mailsAreSignedForTheSendersDomain() throws Exception {
    var vertx = Vertx.vertx();
    try (var mailbox = new Mailbox()) {
      var keys = keys("RSA");
      var postman = new Postman(vertx, config(mailbox.port(), pem(keys)).mail());
      postman
          .send("hanako@example.jp", "1", HEAD, new Written("件名", "本文", "<p>本文</p>"))
          .eventually(postman::close)
          .await();
      var message = mailbox.await("hanako@example.jp").message();
      var signature = message.getHeader("DKIM-Signature");
      assertThat(signature).hasSize(1);
      assertThat(signature[0])
          .contains("d=aoba.example", "s=portal", "a=rsa-sha256", "c=simple/simple")
          .contains("h=From:To:Subject:Date:Message-ID");
      assertThat(isBy(keys, message)).isTrue();
      message.setSubject("他の件名");
      assertThat(isBy(keys, message)).isFalse();
    } finally {
      vertx.close().await();
    }
  }

  @Test
  void aFileThatHoldsNoRsaKeyStopsTheStart() throws Exception {
    for (var text : new String[] {pem(keys("EC")), "not a key", ""}) {
      assertThatThrownBy(() -> config(25, text))
          .isInstanceOf(ConfigError.class)
          .hasMessageContaining("mail.dkim.privateKeyFile: ")
          .hasMessageContaining("allowed: a readable file with an RSA key as PKCS#8 PEM")
          .hasMessageNotContaining("PRIVATE KEY-");
    }
  }

  private PortalConfig config(int port, String key) throws IOException {
    return PortalConfig.load(
        Optional.empty(),
        Overrides.of(
            Map.of(
                "PORTAL_SECRET", "a secret of tests, of forty characters..",
                "PORTAL_MAIL_PORT", String.valueOf(port),
                "PORTAL_MAIL_START_TLS", "disabled",
                "PORTAL_MAIL_DKIM_DOMAIN", "aoba.example",
                "PORTAL_MAIL_DKIM_SELECTOR", "portal",
                "PORTAL_MAIL_DKIM_PRIVATE_KEY_FILE",
                    Files.writeString(folder.resolve("dkim.pem"), key).toString())));
  }

  /** RFC 6376 §3.7 with "simple" canonicalisation: header lines as they are, in their order. */
  private static boolean isBy(KeyPair keys, MimeMessage message) throws Exception {
    var signed = new StringBuilder();
    for (var name : List.of("From", "To", "Subject", "Date", "Message-ID")) {
      signed.append(line(message, name)).append("\r\n");
    }
    var own = line(message, "DKIM-Signature");
    int at = own.lastIndexOf("b=") + 2;
    var verifier = Signature.getInstance("SHA256withRSA");
    verifier.initVerify(keys.getPublic());
    verifier.update((signed + own.substring(0, at)).getBytes(StandardCharsets.UTF_8));
    return verifier.verify(Base64.getMimeDecoder().decode(own.substring(at)));
  }

  private static String line(MimeMessage message, String name) throws MessagingException {
    return message.getMatchingHeaderLines(new String[] {name}).nextElement();
  }

  private static KeyPair keys(String algorithm) throws GeneralSecurityException {
    return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
  }

  private static String pem(KeyPair keys) {
    var key = keys.getPrivate().getEncoded();
    var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
    return "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n";
  }
}
