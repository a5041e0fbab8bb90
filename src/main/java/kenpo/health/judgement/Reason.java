package kenpo.health.judgement;

import java.util.List;

/**
 * One thing that counted.
 *
 * @param key what it is, in the words of the rule's file, e.g. {@code blood-pressure}
 * @param evidence what of the checkup it rests on; empty where it is about the person
 * @param person what of the person it rests on, or asks for
 */
public record Reason(String key, List<Evidence> evidence, List<Trait> person) {

  public Reason {
    evidence = List.copyOf(evidence);
  }

  Reason(String key, List<Evidence> evidence) {
    this(key, evidence, List.of());
  }

  /** About the person alone. */
  static Reason ofPerson(String key, Trait... traits) {
    return new Reason(key, List.of(), List.of(traits));
  }
}
