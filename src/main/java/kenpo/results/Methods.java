package kenpo.results;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kenpo.health.Item;
import kenpo.health.Items;
import kenpo.society.Society.Names;

/** By which methods things were measured, and when that changed: such numbers compare badly. */
record Methods(Items items) {

  static Optional<Names> name(Item item) {
    return item.method().isEmpty()
        ? Optional.empty()
        : Optional.of(new Names(item.method(), item.english().method()));
  }

  /**
   * How the method changed since the last time.
   *
   * @param earlier the days before, the newest first
   */
  Optional<MethodChange> change(Sent sent, Examined day, List<Examined> earlier) {
    return items
        .find(sent.observation().item())
        .filter(item -> item.reading().isEmpty() && sent.observation().value().isPresent())
        .flatMap(item -> change(item, day, earlier));
  }

  private Optional<MethodChange> change(Item item, Examined day, List<Examined> earlier) {
    return earlier.stream()
        .filter(it -> !keys(item, it).isEmpty())
        .findFirst()
        .filter(last -> keys(item, last).stream().noneMatch(keys(item, day)::contains))
        .map(last -> new MethodChange(last.day(), nameOf(item, last)));
  }

  private Optional<Names> nameOf(Item item, Examined day) {
    return measured(item, day)
        .findFirst()
        .flatMap(it -> items.find(it.observation().item()))
        .flatMap(Methods::name);
  }

  private Set<String> keys(Item item, Examined day) {
    return measured(item, day).map(this::key).collect(Collectors.toSet());
  }

  private static Stream<Sent> measured(Item item, Examined day) {
    return day.of(item.series().key()).stream().filter(it -> it.observation().value().isPresent());
  }

  /** What the file says beside the item code, else what that code stands for. */
  String key(Sent sent) {
    return sent.method().orElseGet(() -> standard(sent));
  }

  private String standard(Sent sent) {
    var code = sent.observation().item();
    return items
        .find(code)
        .map(Item::methodCode)
        .filter(method -> !method.isEmpty())
        .orElse(code.text());
  }
}
