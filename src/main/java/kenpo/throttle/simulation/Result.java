package kenpo.throttle.simulation;

import java.util.List;

/** How an attack on a policy went, by the plan that was best for the attacker. */
public record Result(Attack attack, Policy policy, Plan plan, Spoils spoils, List<Harm> harms) {

  /** What members met. */
  record Harm(String who, List<Visit> visits) {}
}
