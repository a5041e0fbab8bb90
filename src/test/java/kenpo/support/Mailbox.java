package kenpo.support;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A real SMTP server on a free port, and what arrived in it. */
public final class Mailbox implements AutoCloseable {

  private static final Pattern LINK =
      Pattern.compile("https?://\\S+/(users/\\S+/activate|login/link/\\S+)");
  private static final long WAIT_MS = 20_000;

  private final GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort().setVerbose(false));

  public Mailbox() {
    server.start();
  }

  /** A mail that arrived: decoded subject, and its text in both forms. */
  public record Received(String to, String subject, String text, String html, MimeMessage message) {

    public String messageId() {
      try {
        return message.getMessageID();
      } catch (MessagingException e) {
        throw new IllegalStateException(e);
      }
    }

    /** Path of the link that it is for, without the society's prefix. */
    public String linkPath() {
      var match = LINK.matcher(text);
      if (!match.find()) {
        throw new AssertionError("no link in: " + text);
      }
      return match.group().replaceFirst("^https?://[^/]+(/s/[a-z0-9-]+)?", "");
    }
  }

  public int port() {
    return server.getSmtp().getPort();
  }

  /** Waits until so many mails for an address are here; the newest is the last. */
  public List<Received> await(String address, int count) {
    long until = System.currentTimeMillis() + WAIT_MS;
    while (true) {
      int all = server.getReceivedMessages().length;
      var found = all().filter(mail -> mail.to.equals(address)).toList();
      if (found.size() >= count) {
        return found;
      }
      long left = until - System.currentTimeMillis();
      if (left <= 0 || !server.waitForIncomingEmail(left, all + 1)) {
        throw new AssertionError("%d mails for %s, not %d".formatted(found.size(), address, count));
      }
    }
  }

  /** The first mail for an address. */
  public Received await(String address) {
    return await(address, 1).getFirst();
  }

  public Stream<Received> all() {
    return Stream.of(server.getReceivedMessages()).map(Mailbox::read);
  }

  @Override
  public void close() {
    server.stop();
  }

  static Received read(MimeMessage message) {
    try {
      var to = GreenMailUtil.getAddressList(message.getAllRecipients());
      return new Received(
          to,
          message.getSubject(),
          part(message, "text/plain"),
          part(message, "text/html"),
          message);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String part(MimeMessage message, String type)
      throws MessagingException, IOException {
    if (message.getContent() instanceof MimeMultipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart part = parts.getBodyPart(i);
        if (part.isMimeType(type)) {
          return part.getContent().toString();
        }
      }
    }
    return message.getContent().toString();
  }
}
