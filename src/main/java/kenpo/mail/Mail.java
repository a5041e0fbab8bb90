package kenpo.mail;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import kenpo.crypto.Links.Link;
import kenpo.web.Language;

/**
 * A mail to be sent: {@code templates/mail/TEMPLATE.txt.ftlh} and {@code .html.ftlh}, and the
 * message {@code mail.TEMPLATE.subject}.
 *
 * @param link row and version that a link in it is about; the link itself is made when it is sent
 * @param parameters what the template says besides; erased once sent
 * @param usefulUntil from then on it is not sent any more, e.g. as its link is good no longer
 */
public record Mail(
    String template,
    Language language,
    String address,
    Optional<Link> link,
    Map<String, String> parameters,
    Optional<Instant> usefulUntil) {}
