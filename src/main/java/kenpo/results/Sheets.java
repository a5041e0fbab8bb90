package kenpo.results;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kenpo.health.Groups.Group;
import kenpo.health.Item;
import kenpo.health.Series;
import kenpo.health.judgement.Bands;
import kenpo.health.judgement.CombinedBands;
import kenpo.results.Sheet.Section;
import kenpo.results.Sheet.Together;

/** Puts a day's results under their headings; leaves nothing out that was sent. */
record Sheets(Knowledge knowledge, Bands bands) {

  Sheet of(Examined day, Lines lines) {
    var byGroup = day.sent().stream().collect(Collectors.groupingBy(it -> groupOf(it).key()));
    return new Sheet(
        day,
        knowledge.groups().all().stream()
            .map(group -> section(group, byGroup.getOrDefault(group.key(), List.of()), day, lines))
            .filter(section -> !section.lines().isEmpty())
            .toList());
  }

  private Section section(Group group, List<Sent> sent, Examined day, Lines lines) {
    var shown = sent.stream().sorted(order(group)).flatMap(lines::of).toList();
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
        .thenComparingInt(sent -> knowledge.items().place(sent.observation().item()));
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
