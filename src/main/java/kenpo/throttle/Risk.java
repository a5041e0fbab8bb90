package kenpo.throttle;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import kenpo.config.Secret;
import kenpo.crypto.Mac;
import kenpo.crypto.Tokens;
import kenpo.db.Db;
import kenpo.society.RiskPolicy;
import kenpo.society.Society;
import kenpo.throttle.Buckets.Charge;
import kenpo.throttle.Buckets.Counted;
import kenpo.throttle.Buckets.Subjects;

/**
 * How risky a try is, by what came from where before. A try is charged before it is looked at, and
 * a right one gives back, so that tries in parallel, on any number of servers, can't share what is
 * left.
 */
public final class Risk {

  /** Rows of a society and kind: what an attacker with more addresses fills is bounded. */
  public static final int MOST_KEPT = 1_000_000;

  private final Buckets buckets;
  private final Looks looks;
  private final Surroundings surroundings;
  private final Tokens random;
  private final InstantSource clock;

  /** {@code mac} has to be one for {@link Mac.Purpose#THROTTLE}. */
  Risk(Buckets buckets, Mac mac, Surroundings surroundings, Tokens random, InstantSource clock) {
    this.buckets = buckets;
    this.looks = new Looks(buckets, new Keys(mac), surroundings, clock);
    this.surroundings = surroundings;
    this.random = random;
    this.clock = clock;
  }

  /** Buckets are kept by PostgreSQL. */
  public static Risk of(
      Db db, Secret secret, Surroundings surroundings, Tokens random, InstantSource clock) {
    var mac = Mac.of(secret, Mac.Purpose.THROTTLE);
    return new Risk(new BucketStore(db), mac, surroundings, random, clock);
  }

  /**
   * Buckets are kept in memory: for a simulation, on one thread, where each future is done at once.
   */
  public static Risk inMemory(Surroundings surroundings, Tokens random, InstantSource clock) {
    var mac = Mac.of(new Secret(random.next()), Mac.Purpose.THROTTLE);
    return new Risk(new BucketMemory(), mac, surroundings, random, clock);
  }

  /** The same for whoever sends what from an address. */
  public AddressRisk ofAddresses() {
    return new AddressRisk(buckets, looks);
  }

  /** Forgets what counts for nothing any more, and of the rest what is beyond a bound. */
  public static Future<Integer> purge(Db db, Collection<Society> societies, Instant now) {
    var store = new BucketStore(db);
    return Future.all(societies.stream().map(s -> store.purge(s.id(), MOST_KEPT, now)).toList())
        .map(purged -> purged.<Integer>list().stream().mapToInt(Integer::intValue).sum());
  }

  /**
   * Somebody tries to prove who he is.
   *
   * @param identifier normalised; whether it has an account or not
   */
  public record Try(Society society, String address, String identifier, Trust trust) {

    RiskPolicy policy() {
      return society.risk();
    }
  }

  /** A try, and what it has to pass by what was known when it was looked at. */
  public static final class Standing {

    private final Try tried;
    private final Subjects subjects;
    private final Ladder ladder;
    private final Step step;

    private Standing(Try tried, Subjects subjects, Ladder ladder, Step step) {
      this.tried = tried;
      this.subjects = subjects;
      this.ladder = ladder;
      this.step = step;
    }

    public Step step() {
      return step;
    }
  }

  /** What {@link #charge} says. */
  public sealed interface Charged {

    /** The try may be looked at; how it ends has to be told. */
    record Go(Paid paid) implements Charged {}

    /** Something came in between; nothing is counted. */
    record Not(Step step) implements Charged {}
  }

  /** What a try was charged to. */
  public static final class Paid {

    private final Try tried;
    private final Charge charge;
    private final AtomicBoolean kept = new AtomicBoolean();

    private Paid(Try tried, Charge charge) {
      this.tried = tried;
      this.charge = charge;
    }

    /** From here on it counts, even if it fails: a guess was looked at. */
    public void keep() {
      kept.set(true);
    }
  }

  /** Changes nothing, but that an address whose score is too high has to wait from now on. */
  public Future<Standing> look(Try tried) {
    return looks
        .at(tried)
        .map(look -> new Standing(tried, look.subjects(), look.ladder(), look.step()));
  }

  /** {@code passed}: the level of the challenge that was passed; 0 for none. */
  public Future<Charged> charge(Standing standing, int passed) {
    var policy = standing.tried.policy();
    var charge =
        Charges.of(
            policy, standing.subjects, standing.ladder, passed, random.number(), clock.instant());
    return buckets
        .charge(charge)
        .compose(
            before ->
                before
                    .map(score -> judge(standing, charge, score, passed))
                    .orElseGet(() -> held(standing.tried)));
  }

  /** Tries in parallel may have raised the score meanwhile; a known device's are its own. */
  private Future<Charged> judge(Standing standing, Charge charge, double before, int passed) {
    var tried = standing.tried;
    var step = standing.ladder.withAddress(before).step(clock.instant());
    boolean enough = charge.counted() != Counted.ACCOUNT || step.level() <= passed;
    return enough
        ? Future.succeededFuture(new Charged.Go(new Paid(tried, charge)))
        : buckets.giveBack(charge, clock.instant()).map(new Charged.Not(step));
  }

  /** By whatever it was that others did since it was looked at. */
  private Future<Charged> held(Try tried) {
    return look(tried)
        .map(Standing::step)
        .map(
            step ->
                new Charged.Not(
                    step instanceof Step.Free
                        ? new Step.Wait(clock.instant().plusSeconds(1))
                        : step));
  }

  /** The password was right. */
  public Future<Void> succeeded(Paid paid) {
    return buckets
        .succeeded(
            paid.charge,
            paid.tried.policy().weights().success(),
            !(paid.tried.trust instanceof Trust.None),
            clock.instant())
        .compose(done -> surroundings.tried(tried(paid, false)));
  }

  /** The password was wrong; {@code account}: that the identifier has, if it has one. */
  public Future<Void> failed(Paid paid, Optional<Long> account) {
    var weights = paid.tried.policy().weights();
    // Those who are known for something are charged for what was wrong only: many of them may come
    // at once.
    double more = weights.wrongPassword() - paid.charge.weight();
    return buckets
        .failed(paid.charge, more, weights.furtherAccount(), account, clock.instant())
        .compose(done -> surroundings.tried(tried(paid, true)));
  }

  private static AllowList.Tried tried(Paid paid, boolean failed) {
    var subjects = paid.charge.subjects();
    return new AllowList.Tried(
        paid.tried.society, paid.tried.address, subjects.address(), subjects.account(), failed);
  }

  /** What the next try would have to pass. */
  public Future<Step> next(Paid paid) {
    return look(paid.tried).map(Standing::step);
  }

  /** It was no try, as we could not look at it; unless it is kept. */
  public Future<Void> giveBack(Paid paid) {
    return paid.kept.get()
        ? Future.succeededFuture()
        : buckets.giveBack(paid.charge, clock.instant());
  }

  /** Whether it is known without a look that a challenge has to be passed. */
  public boolean isAsked(Try tried) {
    return tried.trust instanceof Trust.None
        && !surroundings.isListed(tried.society, tried.address);
  }
}
