package kenpo.demo;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** An SMTP server on loopback that takes mail for everybody into one mailbox. */
final class MailServer {

  private final GreenMail server;
  private final Mailbox mailbox;
  private final InstantSource clock;
  private final AtomicLong lastId = new AtomicLong();

  /** A port of 0 takes any free one. */
  MailServer(int port, Mailbox mailbox, InstantSource clock) {
    this.server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    this.mailbox = mailbox;
    this.clock = clock;
  }

  MailServer start() {
    server
        .getUserManager()
        .setMessageDeliveryHandler((mail, to) -> new Addressee(to.getEmail(), this::keep));
    server.start();
    return this;
  }

  int port() {
    return server.getSmtp().getPort();
  }

  void stop() {
    server.stop();
  }

  private void keep(String to, MimeMessage message) {
    try {
      mailbox.add(Received.of(lastId.incrementAndGet(), clock.instant(), to, message));
    } catch (MessagingException | IOException e) {
      throw new IllegalArgumentException("a mail that can't be read", e);
    }
  }
}
