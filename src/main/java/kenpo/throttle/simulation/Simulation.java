package kenpo.throttle.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import kenpo.config.PortalConfig.Work;
import kenpo.society.Society;
import kenpo.throttle.simulation.Result.Harm;

/**
 * Plays attacks against the login's own rules. Nothing but the clock, the passwords and the people
 * is simulated.
 *
 * @param society whose policy it is
 * @param levels the work of each, from 1 on
 */
public record Simulation(Society society, List<Work> levels, Scale scale) {

  /** Midnight in Japan, before a Monday. */
  private static final Instant START = Instant.parse("2026-11-29T15:00:00Z");

  /** The attacker tries out his plans, and takes what brings most, at the lowest price. */
  public Result play(Attack attack, Policy policy) {
    return attack.plans().stream()
        .map(plan -> play(attack, policy, plan))
        .max(
            Comparator.<Result>comparingInt(result -> result.spoils().guesses())
                .thenComparing(result -> result.spoils().work(), Comparator.reverseOrder()))
        .orElseThrow();
  }

  private Result play(Attack attack, Policy policy, Plan plan) {
    var random = new SplittableRandom(scale.seed()).split();
    var time = new Timeline(START);
    var world =
        new World(
            time,
            scale.length(),
            society,
            new Effort(levels),
            policy.fresh(time, random.split()),
            random.split());
    var scene = attack.scene(scale, random);
    var spoils = Attacker.begin(world, scene.raid(), plan);
    var harms = scene.crowds().stream().map(crowd -> visited(world, crowd)).toList();
    time.run();
    return new Result(attack, policy, plan, spoils, harms);
  }

  private static Harm visited(World world, Crowd crowd) {
    var visits = new ArrayList<Visit>();
    for (var visitor : crowd.visitors()) {
      world.time().after(visitor.at(), () -> Member.visit(world, visitor, visits::add));
    }
    return new Harm(crowd.name(), visits);
  }
}
