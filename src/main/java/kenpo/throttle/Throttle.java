package kenpo.throttle;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;
import kenpo.crypto.Mac;
import kenpo.db.Db;
import kenpo.society.Societies;
import kenpo.society.Society;
import kenpo.society.Society.Limit;

/**
 * The one place that counts tries. A try is charged before it is looked at, so that tries in
 * parallel all count, on any number of servers; what turned out right is given back. Subjects are
 * kept as keyed hashes.
 */
public final class Throttle {

  private final ThrottleStore store;
  private final Surroundings surroundings;
  private final Mac mac;
  private final InstantSource clock;
  private final MeterRegistry meters;

  /** {@code mac} has to be one for {@link Mac.Purpose#THROTTLE}. */
  public Throttle(
      Db db, Surroundings surroundings, Mac mac, InstantSource clock, MeterRegistry meters) {
    this.store = new ThrottleStore(db);
    this.surroundings = surroundings;
    this.mac = mac;
    this.clock = clock;
    this.meters = meters;
  }

  /** One limit and who or what is counted under it, e.g. an address or a normalised identifier. */
  public record Subject(Limit limit, String value) {}

  /** What {@link #charge} says of a try. */
  public sealed interface Verdict {

    /** Within all limits; {@code charge} can be given back. */
    record Go(Charge charge) implements Verdict {}

    /** Over a limit until then; which limit it was is nobody's business. */
    record Wait(Instant until) implements Verdict {}
  }

  /** What a try was charged to. */
  public static final class Charge {

    private final String societyId;
    private final List<Subject> subjects;
    private final AtomicBoolean kept = new AtomicBoolean();
    private final AtomicBoolean returned = new AtomicBoolean();

    private Charge(String societyId, List<Subject> subjects) {
      this.societyId = societyId;
      this.subjects = subjects;
    }

    /** Both, to be kept or taken back as one. */
    public Charge and(Charge other) {
      return new Charge(
          societyId, Stream.concat(subjects.stream(), other.subjects.stream()).toList());
    }

    /** Whether nothing was charged. */
    public boolean isNothing() {
      return subjects.isEmpty();
    }

    /**
     * From here on it counts, even if it fails: what it is for may have been done, though nobody
     * heard of it.
     */
    public void keep() {
      kept.set(true);
    }
  }

  /** A host that asks; one on the allow-list may have a limit of its own. */
  public Subject host(Society society, Limit limit, String address) {
    boolean listed = surroundings.isListed(society, address);
    return new Subject(listed ? limit.whereListed() : limit, Networks.host(address));
  }

  /**
   * Charges a try and makes it, or answers how long to wait. A try that we could not look at is no
   * try: when it fails, by our fault that is, its charge is taken back.
   */
  public <T> Future<T> attempt(
      Society society,
      List<Subject> subjects,
      Function<Charge, Future<T>> make,
      Function<Instant, T> wait) {
    return charge(society, subjects)
        .compose(
            verdict ->
                switch (verdict) {
                  case Verdict.Go(var charge) -> make(charge, make);
                  case Verdict.Wait(var until) -> Future.succeededFuture(wait.apply(until));
                });
  }

  /** Makes what was charged; when it fails, by our fault that is, the charge is taken back. */
  public <T> Future<T> make(Charge charge, Function<Charge, Future<T>> make) {
    return make.apply(charge).recover(failure -> failed(charge, failure));
  }

  private <T> Future<T> failed(Charge charge, Throwable failure) {
    return charge.kept.get()
        ? Future.failedFuture(failure)
        : refund(charge).transform(done -> Future.failedFuture(failure));
  }

  /**
   * Counts one try under each subject. A refused try counts nowhere, so that pressing a button
   * again, or many at once, uses up nothing of anybody.
   */
  public Future<Verdict> charge(Society society, List<Subject> subjects) {
    if (subjects.isEmpty()) {
      return Future.succeededFuture(new Verdict.Go(new Charge(society.id(), subjects)));
    }
    var now = clock.instant();
    return store
        .count(society.id(), rows(society, subjects, now), now)
        .compose(counts -> judge(society, subjects, counts));
  }

  private Future<Verdict> judge(
      Society society, List<Subject> subjects, List<ThrottleStore.Count> counts) {
    var over = counts.stream().filter(c -> isOver(society, c)).toList();
    over.forEach(this::countRefusal);
    return over.isEmpty()
        ? Future.succeededFuture(new Verdict.Go(new Charge(society.id(), subjects)))
        : store
            .giveBack(society.id(), keys(society.id(), subjects))
            .map(new Verdict.Wait(latest(over)));
  }

  /** Takes a charge back, once: a right try doesn't count. */
  public Future<Void> refund(Charge charge) {
    if (charge.isNothing() || !charge.returned.compareAndSet(false, true)) {
      return Future.succeededFuture();
    }
    return store.giveBack(charge.societyId, keys(charge.societyId, charge.subjects)).mapEmpty();
  }

  /** The same after what is done already: it stays done, whatever becomes of the count. */
  public Future<Void> giveBack(Charge charge) {
    return refund(charge).otherwiseEmpty();
  }

  /** Forgets counts whose window has ended, and of the rest what is beyond a bound. */
  public Future<Integer> purge(Societies societies) {
    return purge(societies, Risk.MOST_KEPT);
  }

  Future<Integer> purge(Societies societies, int most) {
    return store
        .purge(clock.instant())
        .compose(ended -> store.keep(societies.ids(), most).map(beyond -> ended + beyond));
  }

  private void countRefusal(ThrottleStore.Count over) {
    Counter.builder("portal.throttle.refusals")
        .description("Tries that had to wait, by the limit they were over")
        .tag("limit", over.limit().toString())
        .register(meters)
        .increment();
  }

  private static boolean isOver(Society society, ThrottleStore.Count counted) {
    return counted.count() > society.throttle().get(counted.limit()).count();
  }

  private static Instant latest(List<ThrottleStore.Count> over) {
    return over.stream()
        .map(ThrottleStore.Count::windowEnds)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  private List<ThrottleStore.Charged> rows(Society society, List<Subject> subjects, Instant now) {
    return keys(society.id(), subjects).stream()
        .map(
            key ->
                new ThrottleStore.Charged(
                    key, now.plus(society.throttle().get(key.limit()).within())))
        .toList();
  }

  /** In one order everywhere, so that two tries never wait for each other's rows. */
  private List<ThrottleStore.Key> keys(String societyId, List<Subject> subjects) {
    return subjects.stream()
        .map(s -> new ThrottleStore.Key(s.limit, mac.of(societyId, s.limit.name(), s.value)))
        .sorted(Comparator.comparing(ThrottleStore.Key::limit))
        .toList();
  }
}
