package kenpo.letter;

import java.util.Map;
import java.util.Optional;
import kenpo.letter.LetterStore.Mailbox;
import kenpo.mail.Mail;
import kenpo.society.Society;

/** What a member is told of his letters. */
final class LetterMail {

  private LetterMail() {}

  static Mail asked(Society society, Mailbox mailbox, LetterKind kind, Destination to) {
    var language = mailbox.language();
    return new Mail(
        "letter-asked",
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
