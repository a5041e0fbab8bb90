package kenpo.results;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import kenpo.health.Charts.Together;
import kenpo.health.Item;
import kenpo.health.ItemCode;
import kenpo.health.Series;
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

  /** Empty for a code that our tables don't have: what may be compared then nobody knows. */
  Optional<Trend> of(ItemCode code) {
    return knowledge.items().find(code).map(item -> of(knowledge.charts().of(item.series())));
  }

  private Trend of(Together together) {
    var meanings = new Meanings(knowledge.judgements(), bands, subject);
    var tracks = new Tracks(knowledge.items(), bands, subject, meanings, days.reversed());
    return new Trend(together.name(), tracks.of(together.lines()), past(together));
  }

  private List<Past> past(Together together) {
    return IntStream.range(0, days.size())
        .mapToObj(i -> past(i, together))
        .filter(it -> !it.lines().isEmpty())
        .toList();
  }

  private Past past(int place, Together together) {
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
        day.sent().stream().filter(it -> isIn(together, it)).flatMap(lines::of).toList());
  }

  private static boolean isIn(Together together, Sent sent) {
    return sent.item().map(Item::series).filter(it -> has(together, it)).isPresent();
  }

  private static boolean has(Together together, Series series) {
    return together.lines().stream().anyMatch(line -> line.series().equals(series));
  }
}
