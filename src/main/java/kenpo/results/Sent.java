package kenpo.results;

import java.util.List;
import java.util.Optional;
import kenpo.health.Institution;
import kenpo.health.Observation;

/** One item of a checkup, and who sent it. */
public record Sent(Observation observation, Institution by) {

  /** What is the same for a reader, wherever in a document it stands. */
  List<Object> matter() {
    return List.of(
        observation.item(),
        observation.status(),
        observation.value(),
        observation.flag(),
        observation.range(),
        observation.method(),
        observation.by());
  }

  /** Whether one of these says the same of the same item. */
  boolean isOneOf(List<Observation> observations) {
    return observations.stream().anyMatch(it -> new Sent(it, by).matter().equals(matter()));
  }

  /** The code of the method that the file names; empty where it names none. */
  Optional<String> method() {
    return observation.method();
  }
}
