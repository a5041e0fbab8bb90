package kenpo.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
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
      var postman = new Postman(vertx, config(mailbox.port(), key("RSA")).mail());
      postman
          .send("hanako@example.jp", "1", HEAD, new Written("件名", "本文", "<p>本文</p>"))
          .eventually(postman::close)
          .await();
      assertThat(mailbox.await("hanako@example.jp").message().getHeader("DKIM-Signature"))
          .singleElement()
          .asString()
          .contains("d=aoba.example", "s=portal", "a=rsa-sha256", "From:To:Subject", "Message-ID");
    } finally {
      vertx.close().await();
    }
  }

  @Test
  void aFileThatHoldsNoRsaKeyStopsTheStart() throws Exception {
    for (var text : new String[] {key("EC"), "not a key", ""}) {
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

  private static String key(String algorithm) throws GeneralSecurityException {
    var key = KeyPairGenerator.getInstance(algorithm).generateKeyPair().getPrivate().getEncoded();
    var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
    return "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n";
  }
}
