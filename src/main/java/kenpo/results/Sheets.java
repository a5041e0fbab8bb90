package kenpo.results;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kenpo.health.Groups.Group;
import kenpo.health.Item;
import kenpo.health.ItemCode;
import kenpo.health.Series;
import kenpo.health.judgement.Bands;
import kenpo.health.judgement.CombinedBands;
import kenpo.results.Sheet.Section;
import kenpo.results.Sheet.Together;

/** Puts a day's results under their headings; leaves nothing out that was sent. */
final class Sheets {

  private final Knowledge knowledge;
  private final Bands bands;
  private final Map<ItemCode, Integer> places = new HashMap<>();

  Sheets(Knowledge knowledge, Bands bands) {
    this.knowledge = knowledge;
    this.bands = bands;
    knowledge.items().all().forEach(item -> places.put(item.code(), places.size()));
  }

  Sheet of(Examined day, Lines lines) {
    return new Sheet(
        day,
        knowledge.groups().all().stream()
            .map(group -> section(group, day, lines))
            .filter(section -> !section.lines().isEmpty())
            .toList());
  }

  private Section section(Group group, Examined day, Lines lines) {
    var shown =
        day.sent().stream()
            .filter(sent -> groupOf(sent).equals(group))
            .sorted(order(group))
            .flatMap(sent -> lines.of(sent))
            .toList();
    return new Section(group, shown, lines.judges() ? together(group, day).toList() : List.of());
  }

  private Group groupOf(Sent sent) {
    return knowledge.groups().of(sent.item().map(Item::series));
  }

  /**
   * As the group has them; of one series its readings in their order, else as the table of items
   * has them; unknown ones last.
   */
  private Comparator<Sent> order(Group group) {
    return Comparator.comparingInt((Sent sent) -> place(group, sent))
        .thenComparingInt(
            sent -> sent.item().flatMap(Item::reading).map(Item.Reading::ordinal).orElse(0))
        .thenComparingInt(
            sent -> places.getOrDefault(sent.observation().item(), Integer.MAX_VALUE));
  }

  private int place(Group group, Sent sent) {
    return sent.item()
        .map(item -> group.series().indexOf(item.series().key()))
        .orElse(Integer.MAX_VALUE);
  }

  private Stream<Together> together(Group group, Examined day) {
    return bands.combined().stream()
        .filter(table -> isIn(group, table.needs().getFirst()))
        .flatMap(table -> together(table, day).stream());
  }

  private boolean isIn(Group group, Series series) {
    return knowledge.groups().of(Optional.of(series)).equals(group);
  }

  private Optional<Together> together(CombinedBands table, Examined day) {
    return bands
        .combined(table.key(), day.readings())
        .flatMap(outcome -> Band.of(bands, outcome))
        .map(band -> new Together(table.key(), table.name(), band));
  }
}
