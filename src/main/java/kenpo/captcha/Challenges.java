package kenpo.captcha;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import kenpo.captcha.picture.Alphabet;
import kenpo.captcha.sound.Sounds;
import kenpo.config.PortalConfig.Work;
import kenpo.config.Secret;
import kenpo.crypto.ProofOfWork;
import kenpo.crypto.Tokens;
import kenpo.db.Db;
import kenpo.society.Society;

/**
 * What a browser or a person has to do before a form is taken: work, or reading a code. Nothing is
 * kept of a challenge until it is tried: issuing one costs a seal, and any server looks at what
 * another issued.
 */
public final class Challenges {

  private static final int ID_BYTES = 16;

  private final Works works;
  private final Codes codes;
  private final Redemption redemption;
  private final Tokens random;
  private final InstantSource clock;
  private final ChallengeCounts counts;

  /** {@code levels}: the work of each, from 1 on. */
  public Challenges(
      Db db,
      Secret secret,
      Tokens random,
      ProofOfWork proofs,
      List<Work> levels,
      Sounds sounds,
      InstantSource clock,
      MeterRegistry meters) {
    this.works = new Works(secret, random, proofs, levels);
    this.codes = new Codes(secret, random, sounds);
    this.redemption = new Redemption(new BurnStore(db), works, codes, clock);
    this.random = random;
    this.clock = clock;
    this.counts = new ChallengeCounts(meters);
  }

  /**
   * Work. {@code level}: from 1 to {@link #highest}; {@code network}: as {@link
   * kenpo.throttle.Networks#of} names it.
   */
  public Issued issue(String societyId, Purpose purpose, int level, String network) {
    var ticket = ticket(societyId, purpose, level, network);
    counts.issued(ticket, "work");
    return works.issue(ticket);
  }

  /** A code to be read or heard, in the characters of the society's policy. */
  IssuedCode issueCode(Society society, Purpose purpose, int level, String network) {
    var ticket = ticket(society.id(), purpose, level, network);
    counts.issued(ticket, "code");
    return codes.issue(ticket, alphabet(society));
  }

  static Alphabet alphabet(Society society) {
    return switch (society.risk().code().characters()) {
      case digits -> Alphabet.DIGITS;
      case mixed -> Alphabet.MIXED;
      case hiragana -> Alphabet.HIRAGANA;
    };
  }

  private Ticket ticket(String societyId, Purpose purpose, int level, String network) {
    var id = HexFormat.of().formatHex(random.bytes(ID_BYTES));
    return new Ticket(id, societyId, purpose, level, network, clock.instant());
  }

  public int highest() {
    return works.highest();
  }

  Work work(int level) {
    return works.of(level);
  }

  Codes codes() {
    return codes;
  }

  /** Between the issue of a challenge of this level and the first answer that is taken. */
  public static Duration pause(int level) {
    return Ticket.pause(level);
  }

  /** What a form's answer is worth. {@code needed}: the level that holds now. */
  public Future<Redeemed> redeem(
      String societyId, Purpose purpose, String network, int needed, Brought brought) {
    var given = redemption.opened(brought);
    return (brought.isBlank()
            ? Future.<Redeemed>succeededFuture(Redeemed.Again.MISSING)
            : redemption.of(given, societyId, purpose, network, needed))
        .onSuccess(redeemed -> counts.redeemed(purpose, given, redeemed));
  }

  /** Whether an answer is to a challenge that could be good here: needs nothing but memory. */
  boolean isGood(String societyId, Purpose purpose, String network, Brought brought) {
    return redemption.isGood(societyId, purpose, network, brought);
  }

  /** Deletes what was burned long ago, of all societies. */
  public Future<Integer> purge() {
    return redemption.burned().purge(clock.instant());
  }
}
