package kenpo.viewing;

import java.time.Instant;
import kenpo.audit.Audit.Event;
import kenpo.audit.Audit.Kind;
import kenpo.session.Session;
import kenpo.society.Society;
import kenpo.web.Language;

/**
 * A member who asks for health data, in one session.
 *
 * @param email where the owner of the account is told of changes
 * @param address the client's network address, for the audit log
 */
public record Viewer(
    Society society,
    Session session,
    long memberId,
    String email,
    Language language,
    String address) {

  public String societyId() {
    return session.societyId();
  }

  public long accountId() {
    return session.accountId();
  }

  /** Until when the login password counts as typed just now. */
  Instant recentUntil() {
    return session.since().plus(society.viewing().recent());
  }

  Event event(Enum<?> outcome) {
    return event(Kind.VIEWING, outcome);
  }

  /** Something that he did. */
  public Event event(Kind kind, Enum<?> outcome) {
    return Event.of(kind, outcome, address).account(accountId()).member(memberId);
  }
}
