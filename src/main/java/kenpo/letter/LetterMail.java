package kenpo.letter;

import java.util.Map;
import java.util.Optional;
import kenpo.letter.LetterStore.Mailbox;
import kenpo.mail.Mail;
import kenpo.society.Society;

/** What a member is told of his letters. */
final class LetterMail {

  private LetterMail() {}

  /** Whoever didn't ask for it himself is told that staff did. */
  static Mail asked(Society society, Mailbox mailbox, LetterKind kind, AskedBy by, Destination to) {
    var language = mailbox.language();
    return new Mail(
        by == AskedBy.STAFF ? "letter-renewed" : "letter-asked",
        language,
        mailbox.address(),
        Optional.empty(),
        Map.of(
            "kind", kind.code(),
            "to", to.code(),
            "wait", society.letters().howLong().in(language)),
        Optional.empty());
  }
}
