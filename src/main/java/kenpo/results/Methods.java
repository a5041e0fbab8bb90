package kenpo.results;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kenpo.health.Item;
import kenpo.health.Items;
import kenpo.society.Society.Names;

/** By which methods things were measured, and when that changed: such numbers compare badly. */
record Methods(Items items) {

  private static final String OTHER = "999";
  private static final int METHOD_AT = 12;

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
    return day.sent().stream()
        .filter(it -> isMeasured(item, it))
        .findFirst()
        .flatMap(it -> items.find(it.observation().item()))
        .flatMap(Methods::name);
  }

  private Set<String> keys(Item item, Examined day) {
    return day.sent().stream()
        .filter(it -> isMeasured(item, it))
        .map(this::key)
        .collect(Collectors.toSet());
  }

  private boolean isMeasured(Item item, Sent sent) {
    return sent.observation().value().isPresent()
        && items
            .find(sent.observation().item())
            .filter(other -> other.series().equals(item.series()))
            .isPresent();
  }

  /** What the file says beside the item code, else what that code stands for. */
  String key(Sent sent) {
    return sent.method().orElseGet(() -> isOther(sent) ? other(sent) : standard(sent));
  }

  /** その他: codes of JLAC10 whose method is 999. */
  private static boolean isOther(Sent sent) {
    return sent.observation().item().text().startsWith(OTHER, METHOD_AT);
  }

  /** Two institutions need not mean the same by it. */
  private String other(Sent sent) {
    return standard(sent) + " " + sent.by().number();
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
