package kenpo.results;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import kenpo.health.Charts.Together;
import kenpo.health.Item;
import kenpo.health.ItemCode;
import kenpo.health.judgement.Bands;
import kenpo.health.judgement.Subject;
import kenpo.results.Trend.Past;
import kenpo.society.Society;

/**
 * Follows one thing over the years.
 *
 * @param days the newest first
 */
record Trends(
    Knowledge knowledge,
    Society society,
    Bands bands,
    Optional<Subject> subject,
    List<Examined> days) {

  /** Empty for a code that neither our tables have nor any of these days. */
  Optional<Trend> of(ItemCode code) {
    return knowledge
        .items()
        .find(code)
        .map(item -> of(knowledge.charts().of(item.series())))
        .or(() -> unknown(code));
  }

  private Trend of(Together together) {
    var meanings = new Meanings(knowledge.judgements(), bands, subject);
    var tracks = new Tracks(knowledge.items(), bands, subject, meanings, days.reversed());
    return new Trend(
        together.name(),
        tracks.of(together.lines()),
        past(sent -> item(sent).filter(it -> isIn(together, it)).isPresent()));
  }

  private static boolean isIn(Together together, Item item) {
    return together.lines().stream().anyMatch(line -> line.series().equals(item.series()));
  }

  private Optional<Item> item(Sent sent) {
    return knowledge.items().find(sent.observation().item());
  }

  /** As files call it: what it is, and what may be compared, nobody knows. */
  private Optional<Trend> unknown(ItemCode code) {
    var past = past(sent -> sent.observation().item().equals(code));
    return past.stream()
        .findFirst()
        .map(newest -> new Trend(newest.lines().getFirst().name(), List.of(), past));
  }

  private List<Past> past(Predicate<Sent> which) {
    return IntStream.range(0, days.size())
        .mapToObj(i -> past(i, which))
        .filter(it -> !it.lines().isEmpty())
        .toList();
  }

  private Past past(int place, Predicate<Sent> which) {
    var day = days.get(place);
    var lines =
        new Lines(
            knowledge,
            society,
            bands,
            subject,
            day,
            days.subList(place + 1, days.size()),
            new Reasons(day));
    return new Past(
        day.day(),
        day.institutions(),
        day.sent().stream().filter(which).flatMap(lines::of).toList());
  }
}
