package kenpo.demo;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import kenpo.society.Japan;

/**
 * A mail as it arrived, decoded.
 *
 * @param to whom it was delivered to, whatever its headers say
 * @param text the plain part; empty when there is none
 * @param html the HTML part; empty when there is none
 */
public record Received(
    long id,
    Instant at,
    String from,
    String to,
    String subject,
    String text,
    String html,
    List<Line> headers) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(Japan.ZONE);

  /** A header line, unfolded and decoded. */
  public record Line(String name, String value) {}

  /** In Japan, as people read it. */
  public String time() {
    return TIME.format(at);
  }

  static Received of(long id, Instant at, String to, MimeMessage message)
      throws MessagingException, IOException {
    return new Received(
        id,
        at,
        decoded(message.getHeader("From", ", ")),
        to,
        Optional.ofNullable(message.getSubject()).orElse(""),
        part(message, "text/plain").orElse(""),
        part(message, "text/html").orElse(""),
        Collections.list(message.getAllHeaders()).stream().map(Received::line).toList());
  }

  /** The first part of a type, however deep. */
  private static Optional<String> part(Part part, String type)
      throws MessagingException, IOException {
    if (part.isMimeType(type)) {
      return Optional.of(part.getContent().toString());
    }
    if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        var found = part(parts.getBodyPart(i), type);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static Line line(Header header) {
    return new Line(header.getName(), decoded(header.getValue()));
  }

  private static String decoded(String header) {
    if (header == null) {
      return "";
    }
    try {
      return MimeUtility.decodeText(MimeUtility.unfold(header));
    } catch (UnsupportedEncodingException e) {
      return header;
    }
  }
}
