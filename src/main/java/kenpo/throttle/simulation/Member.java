package kenpo.throttle.simulation;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import kenpo.throttle.Risk.Try;
import kenpo.throttle.Step;
import kenpo.throttle.Trust;

/**
 * A member who wants to log in: does what is asked, mistypes, waits a little, asks for the link.
 */
final class Member {

  private static final Duration TYPING = Duration.ofSeconds(10);

  /** Assumed: who has to wait longer asks for the link, or gives up for now if there is none. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Assumed: until the mail is there, and is opened. */
  private static final Duration BY_MAIL = Duration.ofSeconds(90);

  /** Who isn't in after so long counts as locked out. */
  private static final Duration HOUR = Duration.ofHours(1);

  /** Assumed: who has mistyped so often has forgotten it, and looks for a new one. */
  private static final int GIVES_UP_AFTER = 5;

  private final World world;
  private final Visitor who;
  private final Consumer<Visit> done;
  private final boolean forgot;
  private final Instant began;
  private Trust trust;
  private Duration extra = Duration.ZERO;
  private int hardest;
  private int wrong;
  private boolean waited;
  private boolean byLink;

  private Member(World world, Visitor who, Consumer<Visit> done) {
    this.world = world;
    this.who = who;
    this.done = done;
    this.began = world.time().instant();
    this.forgot = world.random().nextDouble() < who.forgets();
    this.trust =
        who.known()
            ? new Trust.KnownDevice(Buffer.buffer("device of " + who.account()))
            : new Trust.None();
  }

  /** {@code done} is told once, whatever happens. */
  static void visit(World world, Visitor who, Consumer<Visit> done) {
    new Member(world, who, done).ask();
  }

  private void ask() {
    switch (world.defence().ask(tried())) {
      case Step.Wait(var until, _) -> wait(until);
      case Step step -> work(step.level());
    }
  }

  private Try tried() {
    return new Try(world.society(), who.address(), who.account(), trust);
  }

  private void work(int level) {
    hardest = Math.max(hardest, level);
    later(world.effort().member(level, world.random()), () -> submit(level));
  }

  private void submit(int passed) {
    boolean right = !forgot && world.random().nextDouble() >= who.mistypes();
    var inTheWay = world.defence().attempt(tried(), passed, right);
    if (inTheWay.isPresent()) {
      ask();
    } else if (right) {
      end(true);
    } else if (++wrong < GIVES_UP_AFTER) {
      world.time().after(TYPING, this::ask);
    } else {
      end(true);
    }
  }

  private void wait(Instant until) {
    waited = true;
    var pause = Duration.between(world.time().instant(), until);
    if (extra.plus(pause).compareTo(PATIENCE) <= 0) {
      later(pause.plus(TYPING), this::ask);
    } else if (world.defence().mailsLinks() && !byLink) {
      byLink = true;
      trust = new Trust.Cleared();
      later(BY_MAIL, this::ask);
    } else if (until.isBefore(began.plus(HOUR))) {
      later(pause.plus(TYPING), this::ask);
    } else {
      end(false);
    }
  }

  private void later(Duration pause, Runnable what) {
    extra = extra.plus(pause);
    world.time().after(pause, what);
  }

  private void end(boolean in) {
    done.accept(new Visit(hardest, waited, byLink, in, in ? extra : Effort.longer(extra, HOUR)));
  }
}
