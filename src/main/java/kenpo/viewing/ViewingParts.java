package kenpo.viewing;

import java.time.InstantSource;
import kenpo.audit.Audit;
import kenpo.crypto.Mac;
import kenpo.crypto.Passwords;
import kenpo.db.Db;
import kenpo.letter.Letters;
import kenpo.mail.Outbox;
import kenpo.roster.RosterStore;
import kenpo.throttle.Lockouts;

/** The way to health data, put together. */
public record ViewingParts(
    Viewing viewing,
    LetterProof letter,
    SecretProof secret,
    Choices choices,
    SetUp setUp,
    Reissue reissue,
    Apart apart) {

  /** {@code counted}: has to be one for {@link Mac.Purpose#THROTTLE}. */
  public static ViewingParts of(
      Db db,
      Letters letters,
      Passwords passwords,
      Mac counted,
      Outbox outbox,
      Audit audit,
      InstantSource clock) {
    var lockouts = new Lockouts(db, counted, clock);
    var attempts = new Attempts(db, lockouts, outbox, audit);
    var viewing = new Viewing(db, attempts, audit, clock);
    var roster = new RosterStore(db);
    return new ViewingParts(
        viewing,
        new LetterProof(db, letters, roster, attempts, audit, clock),
        new SecretProof(db, viewing, passwords, attempts, audit, clock),
        new Choices(db, passwords, attempts, roster, clock),
        new SetUp(db, viewing, attempts, letters, roster, outbox, audit, clock),
        new Reissue(db, letters, outbox, audit, clock),
        new Apart(db, passwords, lockouts, audit));
  }
}
