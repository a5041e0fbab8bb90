package kenpo.captcha;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import kenpo.config.PortalConfig.Work;
import kenpo.config.Secret;
import kenpo.crypto.Mac;
import kenpo.crypto.ProofOfWork;
import kenpo.crypto.Seal;
import kenpo.crypto.Tokens;
import kenpo.db.Db;

/**
 * Work that a browser does before a form is taken. Nothing is kept of a challenge until it is
 * tried: issuing one costs a seal, and any server looks at what another issued.
 */
public final class Challenges {

  private static final int ID_BYTES = 16;

  /** Other kinds of challenges have other keys, and so has another way to write a ticket. */
  private static final String[] KIND = {"work", "1"};

  private final BurnStore burned;
  private final Seal seal;
  private final Tokens random;
  private final ProofOfWork proofs;
  private final List<Work> levels;
  private final InstantSource clock;
  private final MeterRegistry meters;

  /** {@code levels}: the work of each, from 1 on. */
  public Challenges(
      Db db,
      Secret secret,
      Tokens random,
      ProofOfWork proofs,
      List<Work> levels,
      InstantSource clock,
      MeterRegistry meters) {
    this.burned = new BurnStore(db);
    this.seal = new Seal(Mac.of(secret, Mac.Purpose.CHALLENGE).derived(KIND), random);
    this.random = random;
    this.proofs = proofs;
    this.levels = levels;
    this.clock = clock;
    this.meters = meters;
  }

  /** What was sent with a form: a ticket of ours, and the solutions it asks for. */
  private record Try(Ticket ticket, List<Long> counters) {}

  /**
   * {@code level}: from 1 to {@link #highest}; {@code network}: as {@link
   * kenpo.throttle.Networks#of} names it.
   */
  public Issued issue(String societyId, Purpose purpose, int level, String network) {
    var now = clock.instant();
    var id = HexFormat.of().formatHex(random.bytes(ID_BYTES));
    var work = levels.get(level - 1);
    var ticket = new Ticket(id, societyId, purpose, level, network, now, work);
    count("issued", purpose, Optional.of(ticket), Tags.empty());
    return new Issued(ticket, seal.close(now, ticket.bytes()));
  }

  public int highest() {
    return levels.size();
  }

  /** Between the issue of a challenge of this level and the first answer that is taken. */
  public static Duration pause(int level) {
    return Ticket.pause(level);
  }

  /** The page part for a form that needs this level now, from 1 to {@link #highest}. */
  public ChallengePart part(Purpose purpose, int level) {
    return ChallengePart.of(purpose, level, levels.get(level - 1));
  }

  /**
   * What a form's answer is worth. {@code needed}: the level that holds now; {@code response}: what
   * the form brought, or nothing. Each step costs more than the one before: shape, seal, expiry,
   * whose it is, burning, work.
   */
  public Future<Redeemed> redeem(
      String societyId, Purpose purpose, String network, int needed, String response) {
    if (response.isBlank()) {
      return told(purpose, Optional.empty(), Redeemed.Again.MISSING);
    }
    var given = Answer.read(response).flatMap(this::opened);
    var ticket = given.map(Try::ticket);
    return given
        .map(it -> judged(it, societyId, purpose, network, needed))
        .orElseGet(() -> Future.succeededFuture(Redeemed.Again.VOID))
        .compose(redeemed -> told(purpose, ticket, redeemed));
  }

  /** Whether an answer is to a challenge that could be good here: needs nothing but memory. */
  boolean isGood(String societyId, Purpose purpose, String network, String response) {
    return Answer.read(response)
        .flatMap(this::opened)
        .map(Try::ticket)
        .filter(ticket -> isFor(ticket, societyId, purpose))
        .filter(ticket -> ticket.network().equals(network))
        .isPresent();
  }

  private boolean isFor(Ticket ticket, String societyId, Purpose purpose) {
    return clock.instant().isBefore(ticket.until())
        && ticket.society().equals(societyId)
        && ticket.purpose() == purpose;
  }

  /** Deletes what was burned long ago, of all societies. */
  public Future<Integer> purge() {
    return burned.purge(clock.instant());
  }

  private Optional<Try> opened(Answer answer) {
    return seal.open(clock.instant(), answer.seal())
        .map(Ticket::read)
        .filter(ticket -> ticket.work().solutions() == answer.counters().size())
        .map(ticket -> new Try(ticket, answer.counters()));
  }

  private Future<Redeemed> judged(
      Try given, String societyId, Purpose purpose, String network, int needed) {
    var ticket = given.ticket;
    var now = clock.instant();
    if (!isFor(ticket, societyId, purpose)) {
      return Future.succeededFuture(Redeemed.Again.VOID);
    }
    if (!ticket.network().equals(network) || ticket.level() < needed) {
      return Future.succeededFuture(Redeemed.Again.STALE);
    }
    return now.isBefore(ticket.from())
        ? Future.succeededFuture(Redeemed.Again.EARLY)
        : proofs.within(societyId + " " + network, () -> burnedFirst(given));
  }

  private Future<Redeemed> burnedFirst(Try given) {
    return burned
        .burn(given.ticket)
        .compose(
            first ->
                first ? worked(given) : Future.<Redeemed>succeededFuture(Redeemed.Again.SPENT));
  }

  private Future<Redeemed> worked(Try given) {
    return proofs
        .isDone(given.ticket.task(), given.counters)
        .map(done -> done ? new Redeemed.Passed(given.ticket.level()) : Redeemed.Again.WRONG);
  }

  private Future<Redeemed> told(Purpose purpose, Optional<Ticket> ticket, Redeemed redeemed) {
    count("redeemed", purpose, ticket, Tags.of("outcome", redeemed.outcome()));
    return Future.succeededFuture(redeemed);
  }

  private void count(String what, Purpose purpose, Optional<Ticket> ticket, Tags more) {
    Counter.builder("portal.challenges." + what)
        .description("Challenges by purpose and level (none: what was sent is no challenge)")
        .tag("purpose", purpose.label())
        .tag("level", ticket.map(it -> String.valueOf(it.level())).orElse("none"))
        .tags(more)
        .register(meters)
        .increment();
  }
}
