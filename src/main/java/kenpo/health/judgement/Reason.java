package kenpo.health.judgement;

import java.util.List;

/**
 * One thing that counted.
 *
 * @param key what it is, in the words of the rule's file, e.g. {@code blood-pressure}
 * @param evidence what of the checkup it rests on; empty where it is about the person
 */
public record Reason(String key, List<Evidence> evidence) {

  public Reason {
    evidence = List.copyOf(evidence);
  }
}
