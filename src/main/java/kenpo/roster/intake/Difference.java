package kenpo.roster.intake;

import io.vertx.core.json.JsonObject;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How a file differs from the roster.
 *
 * @param changes people, of each change that there is
 * @param unchanged people whom the file has as they were
 * @param excluded who may have an account now and may not any more, though not lost: they are among
 *     the changed or those with another number too
 */
public record Difference(Map<RosterChange, People> changes, int unchanged, People excluded) {

  /** So many of each change are named. */
  static final int MOST_EXAMPLES = 20;

  /**
   * Some of the members.
   *
   * @param first the first of them, or none where they aren't known any more
   */
  public record People(int count, List<Example> first) {

    static final People NONE = new People(0, List.of());

    public People {
      first = List.copyOf(first);
    }

    static People of(int count) {
      return new People(count, List.of());
    }
  }

  /**
   * A member as the person who started the import finds him.
   *
   * @param line in the file; 0 = it isn't there
   * @param papers symbol, number and branch; no name
   */
  public record Example(long line, String papers) {}

  public Difference {
    changes = Map.copyOf(changes);
  }

  public int count(RosterChange change) {
    return people(change).count();
  }

  public List<Example> examples(RosterChange change) {
    return people(change).first();
  }

  /** Whether anybody is not as he was. */
  boolean isAny() {
    return changes.values().stream().anyMatch(people -> people.count() > 0);
  }

  /** Whose accounts end, which is what the guard against a mass loss counts. */
  int ending() {
    return count(RosterChange.LOST) + excluded.count();
  }

  /** The counts alone, for the record of the run. */
  String json() {
    var json = new JsonObject();
    for (var change : RosterChange.values()) {
      json.put(change.code(), count(change));
    }
    return json.put("excluded", excluded.count()).put("unchanged", unchanged).encode();
  }

  /** What {@link #json} keeps; runs of before somebody was counted as excluded don't say it. */
  static Difference of(String json) {
    var counts = new JsonObject(json);
    var changes = new EnumMap<RosterChange, People>(RosterChange.class);
    for (var change : RosterChange.values()) {
      changes.put(change, People.of(counts.getInteger(change.code())));
    }
    return new Difference(
        changes, counts.getInteger("unchanged"), People.of(counts.getInteger("excluded", 0)));
  }

  private People people(RosterChange change) {
    return changes.getOrDefault(change, People.NONE);
  }
}
