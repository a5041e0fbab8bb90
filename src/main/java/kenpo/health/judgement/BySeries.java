package kenpo.health.judgement;

import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import kenpo.health.Series;

/** Tables of an edition, found by what they are for. */
public final class BySeries<T> {

  private final List<T> all;
  private final Map<String, List<T>> bySeries;

  BySeries(List<T> all, Function<T, Series> series) {
    this.all = all;
    this.bySeries = all.stream().collect(groupingBy(table -> series.apply(table).key()));
  }

  /** In the order of the file. */
  public List<T> all() {
    return all;
  }

  /** Those of a series, by its key; none where the edition has none. */
  public List<T> of(String series) {
    return bySeries.getOrDefault(series, List.of());
  }
}
