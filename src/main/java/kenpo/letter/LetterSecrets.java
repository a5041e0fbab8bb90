package kenpo.letter;

import io.vertx.core.buffer.Buffer;
import kenpo.crypto.Mac;

/**
 * What is kept of a letter's secret: an HMAC over the letter too, so that no two letters' are
 * alike.
 *
 * @param mac has to be one for {@link Mac.Purpose#LETTER}
 */
public record LetterSecrets(Mac mac) {

  public Buffer keyed(
      String societyId, long memberId, LetterKind kind, long letterId, LetterCode code) {
    return Buffer.buffer(
        mac.of(
            societyId, Long.toString(memberId), kind.code(), Long.toString(letterId), code.text()));
  }
}
