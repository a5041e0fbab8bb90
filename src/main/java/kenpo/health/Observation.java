package kenpo.health;

import java.util.Optional;

/**
 * One item of one checkup, as it was sent.
 *
 * @param name what the file calls the item; empty where it doesn't
 * @param value always there when measured; never when not done or not measurable
 * @param method code of the method (1.2.392.200119.6.1007), where the file says it beside the item
 *     code
 * @param by name of the doctor who judged, for items that bear one
 */
public record Observation(
    Place place,
    ItemCode item,
    String name,
    Status status,
    Optional<Value> value,
    Optional<Flag> flag,
    Optional<Range> range,
    Optional<String> method,
    Optional<String> by) {

  /** Fails with {@link IllegalArgumentException} where status and value contradict each other. */
  public Observation {
    boolean allowed =
        switch (status) {
          case MEASURED -> value.isPresent();
          case NOT_DONE, NOT_MEASURABLE -> value.isEmpty();
          case BELOW, ABOVE -> value.map(Value.Quantity.class::isInstance).orElse(true);
        };
    if (!allowed) {
      throw new IllegalArgumentException("status and value contradict each other");
    }
  }
}
