package kenpo.session;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import kenpo.mail.Mail;
import kenpo.session.SessionStore.Owner;
import kenpo.society.SocietyGuard;

/** What the owner of an account is told about its sessions. */
final class SessionMail {

  private SessionMail() {}

  /** {@code device} may be empty: not every browser says what it is. */
  static Mail newDevice(Owner owner, String device, Instant at) {
    return mail("new-device", owner, Map.of("time", time(owner, at), "device", device));
  }

  static Mail stolen(Owner owner, Instant at) {
    return mail("session-stolen", owner, Map.of("time", time(owner, at)));
  }

  private static String time(Owner owner, Instant at) {
    return SocietyGuard.say(at, owner.language());
  }

  private static Mail mail(String template, Owner owner, Map<String, String> parameters) {
    return new Mail(
        template, owner.language(), owner.email(), Optional.empty(), parameters, Optional.empty());
  }
}
