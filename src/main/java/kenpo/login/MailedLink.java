package kenpo.login;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.Optional;

/**
 * The link that was mailed last to an address, and what became of it.
 *
 * @param opened by which browser, and how long its form is cleared
 * @param tries that the cleared form was used for
 */
record MailedLink(
    long id, String email, int version, Instant linkExpires, Optional<Opened> opened, int tries) {

  record Opened(Buffer browser, Instant clearUntil) {}
}
