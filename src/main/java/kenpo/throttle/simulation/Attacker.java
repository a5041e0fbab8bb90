package kenpo.throttle.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import kenpo.throttle.Risk.Try;
import kenpo.throttle.Step;
import kenpo.throttle.Trust;

/**
 * Guesses passwords for each account in turn, from each address in turn, and keeps to a plan. He
 * knows what is asked before he pays for it, and his addresses know of each other: no two guess for
 * one account at once, as the slower one's work would be lost.
 */
final class Attacker {

  /** When more is asked than the plan allows, what it is asked is looked at again so often. */
  private static final Duration REST = Duration.ofMinutes(1);

  private static final Duration SECOND = Duration.ofSeconds(1);

  /** So many other pairs of account and address are tried before he waits. */
  private static final int OTHERS = 3;

  private static final int OWN_ACCOUNTS = 5;
  private static final Duration OWN_AGAIN = Duration.ofHours(1);

  private final World world;
  private final Raid raid;
  private final Plan plan;
  private final Spoils spoils = new Spoils();
  private final Instant[] ownDue = new Instant[OWN_ACCOUNTS];
  private int accountTurn;
  private int addressTurn;

  private Attacker(World world, Raid raid, Plan plan) {
    this.world = world;
    this.raid = raid;
    this.plan = plan;
    Arrays.fill(ownDue, world.time().start());
  }

  /** What it comes to stands in the answer when the time is over. */
  static Spoils begin(World world, Raid raid, Plan plan) {
    var attacker = new Attacker(world, raid, plan);
    for (int i = 0; i < raid.hands(); i++) {
      var hand = attacker.new Hand();
      var begin = attacker.pace().multipliedBy(i).dividedBy(raid.hands());
      world.time().after(begin, hand::go);
    }
    return attacker.spoils;
  }

  /** Between two guesses of one hand. */
  private Duration pace() {
    return plan.pace()
        .orElseGet(() -> world.length().multipliedBy(raid.hands()).dividedBy(raid.guesses()));
  }

  private boolean isOver() {
    return spoils.guesses() >= raid.guesses() || !world.time().instant().isBefore(world.end());
  }

  private String nextAddress() {
    return raid.addresses().get(addressTurn++ % raid.addresses().size());
  }

  private String nextAccount() {
    return raid.accounts().get(accountTurn++ % raid.accounts().size());
  }

  private Try from(String address, String account) {
    return new Try(world.society(), address, account, new Trust.None());
  }

  /** Makes one guess after the other. */
  private final class Hand {

    private int refused;
    private Instant freeAt = Instant.MAX;
    private Instant due = world.time().instant();

    void go() {
      if (isOver()) {
        return;
      }
      var own = plan.own() ? dueOwn() : OptionalInt.empty();
      if (own.isPresent()) {
        logIn(own.getAsInt());
      } else {
        guess();
      }
    }

    private OptionalInt dueOwn() {
      var now = world.time().instant();
      return IntStream.range(0, ownDue.length).filter(i -> !ownDue[i].isAfter(now)).findFirst();
    }

    /** A right password takes something off the address. */
    private void logIn(int own) {
      ownDue[own] = world.time().instant().plus(OWN_AGAIN);
      var tried = from(nextAddress(), "own-" + own);
      int level = world.defence().ask(tried).level();
      if (level <= plan.most()) {
        work(level, () -> world.defence().attempt(tried, level, true));
      } else {
        go();
      }
    }

    private void guess() {
      var tried = from(nextAddress(), nextAccount());
      switch (world.defence().ask(tried)) {
        case Step.Wait(var until, _) -> refused(until);
        case Step.Challenge(var level) when level > plan.most() ->
            refused(world.time().instant().plus(REST));
        case Step step -> work(step.level(), () -> submit(tried, step.level()));
      }
    }

    private void work(int level, Runnable then) {
      var time = world.effort().attacker(level);
      if (level > 0) {
        spoils.worked(time);
      }
      world
          .time()
          .after(
              Effort.longer(time, world.effort().pause(level)),
              () -> {
                then.run();
                world.time().at(due, this::go);
              });
    }

    private void submit(Try tried, int passed) {
      if (!isOver() && world.defence().attempt(tried, passed, false).isEmpty()) {
        spoils.guess(tried.identifier());
        refused = 0;
        freeAt = Instant.MAX;
        due = (plan.pace().isEmpty() ? due : world.time().instant()).plus(pace());
      }
    }

    /** Another account or address may do; when none does, he waits. */
    private void refused(Instant until) {
      freeAt = until.isBefore(freeAt) ? until : freeAt;
      refused++;
      if (refused < OTHERS) {
        go();
      } else {
        world.time().at(Effort.later(freeAt, world.time().instant().plus(SECOND)), this::go);
        refused = 0;
        freeAt = Instant.MAX;
      }
    }
  }
}
