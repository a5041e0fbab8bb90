package kenpo.registration;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import kenpo.account.EmailAddress;
import kenpo.db.Coded;
import kenpo.web.Language;

/**
 * A registration under way: one row from the first form to "done".
 *
 * @param browser hash of the form cookie that may go on with it
 * @param origin hash of the form cookie that began it
 * @param tries eligibility tries used
 * @param person what was typed about the person, once the eligibility form was filled in
 * @param member who eligibility found; bound only when all is confirmed
 */
record Pending(
    String societyId,
    long id,
    State state,
    Buffer browser,
    Buffer origin,
    boolean app,
    Language language,
    EmailAddress email,
    String passwordHash,
    int linkVersion,
    Optional<Instant> linkExpires,
    int tries,
    Optional<Person> person,
    Optional<Long> member) {

  /** Where it stands. */
  enum State implements Coded {
    /** Address and password were given, nothing was agreed to or mailed yet. */
    DRAFT,
    /** The link was mailed. */
    MAILED,
    /** The link was used; the roster check follows. */
    ACTIVATED,
    /** The account exists. */
    COMPLETED,
    /** Cancelled, or another registration of the address was done first. */
    VOID
  }

  /** Who somebody says he is, as typed; kept until "done". */
  record Person(String kana, LocalDate birthDate, String insurerNumber) {}

  boolean isOf(Buffer visitor) {
    return browser.equals(visitor);
  }

  /** Whether its link was used, in whatever browser. */
  boolean isUsed() {
    return state == State.ACTIVATED || state == State.COMPLETED || !browser.equals(origin);
  }
}
