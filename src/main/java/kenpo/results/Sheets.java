package kenpo.results;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
    return new Sheet(
        day,
        knowledge.groups().all().stream()
            .map(group -> section(group, day, lines))
            .filter(section -> !section.lines().isEmpty())
            .toList());
  }

  private Section section(Group group, Examined day, Lines lines) {
    var shown = sent(group, day).flatMap(lines::of).toList();
    return new Section(group, shown, lines.judges() ? together(group, day).toList() : List.of());
  }

  /** As the group has them; unknown ones last. */
  private Stream<Sent> sent(Group group, Examined day) {
    var known = group.series().stream().map(day::of).flatMap(this::inOrder);
    return isIn(group, Optional.empty())
        ? Stream.concat(known, day.sent().stream().filter(sent -> sent.item().isEmpty()))
        : known;
  }

  /** Of one series its readings in their order, else as the table of items has them. */
  private Stream<Sent> inOrder(List<Sent> ofSeries) {
    return ofSeries.size() > 1 ? ofSeries.stream().sorted(order()) : ofSeries.stream();
  }

  private Comparator<Sent> order() {
    return Comparator.comparingInt(
            (Sent sent) -> sent.item().flatMap(Item::reading).map(Item.Reading::ordinal).orElse(0))
        .thenComparingInt(sent -> knowledge.items().place(sent.observation().item()));
  }

  private Stream<Together> together(Group group, Examined day) {
    return bands.combined().stream()
        .filter(table -> isIn(group, Optional.of(table.needs().getFirst())))
        .flatMap(table -> together(table, day).stream());
  }

  private boolean isIn(Group group, Optional<Series> series) {
    return knowledge.groups().of(series).equals(group);
  }

  private Optional<Together> together(CombinedBands table, Examined day) {
    return bands
        .combined(table.key(), day.readings())
        .flatMap(outcome -> Band.of(bands, outcome))
        .map(band -> new Together(table.key(), table.name(), band));
  }
}
