package kenpo.throttle;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kenpo.society.RiskPolicy.Growing;

/** Buckets of a simulation, in memory: for one thread, and forgotten with it. */
final class BucketMemory implements Buckets {

  private final Map<Buffer, Score> scores = new HashMap<>();
  private final Map<Buffer, Run> runs = new HashMap<>();

  /** Of an address or a network. */
  private static final class Score {
    private double value;
    private Instant at = Instant.MIN;
    private Instant minute = Instant.MIN;
    private int tries;
    private int stops;
    private Optional<Instant> stoppedUntil = Optional.empty();
    private final Set<Buffer> failed = new HashSet<>();
    private Instant failedSince = Instant.MIN;

    double now(Duration halfLife, Instant now) {
      double seconds = Math.max(0, millis(at, now)) / 1000.0;
      return value * Math.pow(0.5, seconds / (halfLife.toMillis() / 1000.0));
    }

    void add(double weight, Duration halfLife, Instant now) {
      value = Math.max(0, now(halfLife, now) + weight);
      at = now;
    }

    void addUpTo(double most, double weight, Duration halfLife, Instant now) {
      double before = now(halfLife, now);
      add(Math.max(0, Math.min(weight, most - before)), halfLife, now);
    }

    int triesIn(Instant moment) {
      return minute.equals(moment.truncatedTo(ChronoUnit.MINUTES)) ? tries : 0;
    }

    private static double millis(Instant from, Instant to) {
      return from.equals(Instant.MIN) ? 0 : Duration.between(from, to).toMillis();
    }
  }

  /** Wrong passwords in a row. */
  private static final class Run {
    private int all;
    private int recent;
    private Optional<Instant> last = Optional.empty();
    private Optional<Instant> before = Optional.empty();
    private long charge;
    private Instant credited = Instant.MIN;

    int recent(Duration quiet, Instant now) {
      return last.filter(at -> at.isAfter(now.minus(quiet))).map(at -> recent).orElse(0);
    }

    boolean holds(Hold hold, Instant now) {
      int lately = recent(hold.quiet(), now);
      return all >= hold.stop()
          || lately >= hold.below()
          || lately >= hold.from()
              && last.orElseThrow().plus(hold.pause().after(lately - hold.from())).isAfter(now);
    }

    void add(Charge c) {
      recent = recent(c.hold().quiet(), c.now()) + 1;
      all++;
      before = last;
      last = Optional.of(c.now());
      charge = c.id();
    }

    void takeBack(Charge c) {
      all = Math.max(0, all - 1);
      recent = Math.max(0, recent - 1);
      last = charge == c.id() ? before : last;
    }

    void clear() {
      all = 0;
      recent = 0;
      last = Optional.empty();
    }

    Failures failures(Duration quiet, Instant now) {
      return new Failures(all, recent(quiet, now), last);
    }
  }

  @Override
  public Future<Known> read(Subjects of, Duration halfLife, Duration quiet, Instant now) {
    var address = score(of.address());
    return Future.succeededFuture(
        new Known(
            address.now(halfLife, now),
            score(of.network()).now(halfLife, now),
            address.triesIn(now),
            address.stoppedUntil,
            run(of.account()).failures(quiet, now),
            of.device().map(d -> run(d).failures(quiet, now)).orElse(Failures.NONE)));
  }

  @Override
  public Future<Optional<Double>> charge(Charge c) {
    var run = counted(c);
    if (run.filter(r -> r.holds(c.hold(), c.now())).isPresent()) {
      return Future.succeededFuture(Optional.empty());
    }
    run.ifPresent(r -> r.add(c));
    var address = score(c.subjects().address());
    boolean held =
        c.mostTries().filter(most -> address.triesIn(c.now()) >= most).isPresent()
            || c.stoppable() && address.stoppedUntil.filter(c.now()::isBefore).isPresent();
    if (held) {
      run.ifPresent(r -> r.takeBack(c));
      return Future.succeededFuture(Optional.empty());
    }
    return Future.succeededFuture(Optional.of(charge(c, address)));
  }

  private double charge(Charge c, Score address) {
    double before = address.now(c.halfLife(), c.now());
    address.add(c.weight(), c.halfLife(), c.now());
    score(c.subjects().network()).add(c.weight(), c.halfLife(), c.now());
    address.tries = address.triesIn(c.now()) + c.mostTries().map(most -> 1).orElse(0);
    address.minute = c.now().truncatedTo(ChronoUnit.MINUTES);
    return before;
  }

  @Override
  public Future<Void> giveBack(Charge c, Instant now) {
    counted(c).ifPresent(run -> run.takeBack(c));
    var address = score(c.subjects().address());
    address.add(-c.weight(), c.halfLife(), now);
    if (address.minute.equals(c.now().truncatedTo(ChronoUnit.MINUTES))) {
      address.tries = Math.max(0, address.tries - c.mostTries().map(most -> 1).orElse(0));
    }
    score(c.subjects().network()).add(-c.weight(), c.halfLife(), now);
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> succeeded(Charge c, double credit, boolean clears, Instant now) {
    var account = run(c.subjects().account());
    if (c.counted() == Counted.ACCOUNT) {
      account.takeBack(c);
    }
    account.all = clears ? 0 : account.all;
    c.subjects().device().map(this::run).ifPresent(Run::clear);
    boolean due = !account.credited.isAfter(now.minus(CREDIT_EVERY));
    account.credited = due ? now : account.credited;
    double less = c.weight() + (due ? credit : 0);
    score(c.subjects().address()).add(-less, c.halfLife(), now);
    score(c.subjects().network()).add(-less, c.halfLife(), now);
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> failed(
      Charge c, double more, double further, Optional<Long> account, Instant now) {
    var address = score(c.subjects().address());
    if (!address.failedSince.isAfter(now.minus(APART))) {
      address.failed.clear();
    }
    if (address.failed.isEmpty()) {
      address.failedSince = now;
    }
    boolean another = !address.failed.isEmpty() && !address.failed.contains(c.subjects().account());
    if (address.failed.size() < MOST_APART) {
      address.failed.add(c.subjects().account());
    }
    double added = more + (another ? further : 0);
    address.add(added, c.halfLife(), now);
    score(c.subjects().network()).add(added, c.halfLife(), now);
    return Future.succeededFuture();
  }

  @Override
  public Future<Void> add(Subjects to, double weight, double most, Duration halfLife, Instant now) {
    score(to.address()).addUpTo(most, weight, halfLife, now);
    score(to.network()).addUpTo(most, weight, halfLife, now);
    return Future.succeededFuture();
  }

  @Override
  public Future<Optional<Instant>> stop(Subjects of, Growing stop, Instant now) {
    var address = score(of.address());
    if (address.stoppedUntil.filter(now::isBefore).isPresent()) {
      return Future.succeededFuture(Optional.empty());
    }
    boolean lately = address.stoppedUntil.filter(now.minus(STOPS_KEPT)::isBefore).isPresent();
    address.stops = lately ? address.stops + 1 : 1;
    address.stoppedUntil = Optional.of(now.plus(stop.after(address.stops - 1)));
    return Future.succeededFuture(address.stoppedUntil);
  }

  private Optional<Run> counted(Charge c) {
    return switch (c.counted()) {
      case ACCOUNT -> Optional.of(run(c.subjects().account()));
      case DEVICE -> c.subjects().device().map(this::run);
      case NOWHERE -> Optional.empty();
    };
  }

  private Score score(Buffer subject) {
    return scores.computeIfAbsent(subject, s -> new Score());
  }

  private Run run(Buffer subject) {
    return runs.computeIfAbsent(subject, s -> new Run());
  }
}
