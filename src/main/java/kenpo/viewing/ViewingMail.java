package kenpo.viewing;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import kenpo.mail.Mail;
import kenpo.society.SocietyGuard;
import kenpo.throttle.Lockouts.Secret;

/** What the owner of an account is told about the way to his health data. */
final class ViewingMail {

  private ViewingMail() {}

  /** What was changed; the words are the ends of message keys. */
  enum Change {
    QUESTION,
    PASSWORD,
    OPENED,
    NOT_WISHED
  }

  static Mail locked(Viewer viewer, Secret secret, Instant until) {
    boolean login =
        secret == Secret.VIEWING_SECRET && viewer.society().viewing().style().isByLogin();
    return mail(
        "viewing-locked",
        viewer,
        Map.of(
            "until",
            SocietyGuard.say(until, viewer.language()),
            "wayOut",
            login ? "login" : "letter"));
  }

  static Mail changed(Viewer viewer, Change change, Instant at) {
    return mail(
        "viewing-changed",
        viewer,
        Map.of("what", change.name(), "time", SocietyGuard.say(at, viewer.language())));
  }

  private static Mail mail(String template, Viewer viewer, Map<String, String> parameters) {
    return new Mail(
        template,
        viewer.language(),
        viewer.email(),
        Optional.empty(),
        parameters,
        Optional.empty());
  }
}
