package kenpo.health;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kenpo.society.Society.Names;

/**
 * The items and answers that are known, from the tables of a folder ({@code conf/health}). Checkups
 * may hold others: they are kept as they came, and shown by the names that their file has.
 */
public final class Items {

  private final Map<ItemCode, Item> items;
  private final Map<ItemCode, Integer> places = new HashMap<>();
  private final Map<String, List<ItemCode>> bySeries;
  private final Map<String, Series> series;
  private final Map<Choice, Answer> answers;
  private final Set<String> lists;
  private final Set<String> byItem;
  private final Map<String, Names> methods = new HashMap<>();

  /** A code of a list; {@code item} is empty where it means the same for all items. */
  record Choice(Optional<ItemCode> item, String list, String code) {}

  Items(Map<ItemCode, Item> items, Map<String, Series> series, Map<Choice, Answer> answers) {
    this.items = items;
    items.keySet().forEach(code -> places.put(code, places.size()));
    this.bySeries =
        items.values().stream()
            .collect(groupingBy(it -> it.series().key(), mapping(Item::code, toList())));
    this.series = series;
    this.answers = answers;
    this.lists = answers.keySet().stream().map(Choice::list).collect(Collectors.toSet());
    this.byItem =
        answers.keySet().stream()
            .filter(choice -> choice.item().isPresent())
            .map(Choice::list)
            .collect(Collectors.toSet());
    items
        .values()
        .forEach(item -> item.methodName().ifPresent(name -> methods.put(item.methodCode(), name)));
  }

  /** Reads the folder; fails with {@link kenpo.config.ConfigError}. */
  public static Items load(Path folder) {
    return load(folder, Sources.load(folder));
  }

  /** The same where the sources are read already. */
  public static Items load(Path folder, Sources sources) {
    return new ItemTables(folder, sources).read();
  }

  public Optional<Item> find(ItemCode code) {
    return Optional.ofNullable(items.get(code));
  }

  /** In the order of the tables. */
  public Collection<Item> all() {
    return items.values();
  }

  /** The one of a series that stands first in the tables; each series has one. */
  public Item first(Series of) {
    return items.values().stream()
        .filter(item -> item.series().equals(of))
        .findFirst()
        .orElseThrow();
  }

  /** Where it stands in the tables, from 0; one that they don't have is behind all. */
  public int place(ItemCode code) {
    return places.getOrDefault(code, Integer.MAX_VALUE);
  }

  /** The codes of a series; none where there is no such series. */
  public List<ItemCode> of(String series) {
    return bySeries.getOrDefault(series, List.of());
  }

  public Optional<Series> series(String key) {
    return Optional.ofNullable(series.get(key));
  }

  /** What a code of a list means for an item, in Japanese; empty where no list of ours has it. */
  public Optional<String> meaning(ItemCode item, String list, String code) {
    return answer(item, list, code).map(answer -> answer.words().ja());
  }

  /** The same for a code that means one thing, whatever the item. */
  public Optional<String> meaning(String list, String code) {
    return Optional.ofNullable(answers.get(new Choice(Optional.empty(), list, code)))
        .map(answer -> answer.words().ja());
  }

  /** The same in both languages, with where it is from. */
  public Optional<Answer> answer(ItemCode item, String list, String code) {
    return Optional.ofNullable(answers.get(new Choice(Optional.of(item), list, code)))
        .or(() -> isOf(item, list) ? answer(list, code) : Optional.empty());
  }

  /**
   * Whether the words that a list has for all items are those of an item, too: of a list that says
   * other things of some items nobody knows what it says of one that isn't in the tables.
   */
  private boolean isOf(ItemCode item, String list) {
    return !byItem.contains(list) || find(item).filter(it -> it.takes(list)).isPresent();
  }

  /** What a code means whatever it is said of; empty where no list of ours has it. */
  public Optional<Answer> answer(String list, String code) {
    return Optional.ofNullable(answers.get(new Choice(Optional.empty(), list, code)));
  }

  /** What a method is called (1.2.392.200119.6.1007); empty where nobody knows it. */
  public Optional<Names> method(String code) {
    return Optional.ofNullable(methods.get(code));
  }

  /** Whether there is any code of that list. */
  public boolean knows(String list) {
    return lists.contains(list);
  }
}
