package kenpo.health;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kenpo.config.ConfigError;
import kenpo.society.Society.Names;

/** What results are shown under, and in which order, from {@code groups.csv}. */
public final class Groups {

  private static final List<String> COLUMNS = List.of("group", "name", "name_en", "series");
  private static final String OTHER = "other";

  private final Items items;
  private final List<String> problems = new ArrayList<>();
  private final Map<String, Group> groups = new LinkedHashMap<>();
  private final Map<String, Group> bySeries = new LinkedHashMap<>();

  /**
   * A group.
   *
   * @param series in the order that they are shown in
   */
  public record Group(String key, Names name, List<String> series) {}

  private Groups(Items items) {
    this.items = items;
  }

  /** Reads the folder; fails with {@link ConfigError}. */
  public static Groups load(Path folder, Items items) {
    var path = folder.resolve("groups.csv");
    var groups = new Groups(items);
    Table.read(path, COLUMNS, groups.problems, groups::add);
    groups.checkWhole(path);
    if (!groups.problems.isEmpty()) {
      throw new ConfigError(groups.problems);
    }
    return groups;
  }

  private void add(Row row) {
    var series = List.of(row.text("series").split(" "));
    var group = new Group(row.text("group"), row.names("name"), series);
    boolean known = series.stream().allMatch(key -> items.series(key).isPresent());
    boolean once = series.stream().allMatch(key -> bySeries.put(key, group) == null);
    if (!known || !once) {
      row.refuse("series", "keys of series.csv with a space between them, each in one group");
    }
    if (groups.put(group.key(), group) != null) {
      row.refuse("group", "each once");
    }
  }

  /** Nothing that a checkup may say is without a place. */
  private void checkWhole(Path path) {
    items.all().stream()
        .map(item -> item.series().key())
        .distinct()
        .filter(key -> !bySeries.containsKey(key))
        .forEach(key -> problems.add("%s: series: \"%s\" is in no group".formatted(path, key)));
    if (!groups.containsKey(OTHER)) {
      problems.add("%s: group: there is none of the name \"%s\"".formatted(path, OTHER));
    }
  }

  /** In their order. */
  public List<Group> all() {
    return List.copyOf(groups.values());
  }

  /** Empty for what our tables don't have. */
  public Group of(Optional<Series> series) {
    return series.map(it -> bySeries.get(it.key())).orElseGet(() -> groups.get(OTHER));
  }
}
