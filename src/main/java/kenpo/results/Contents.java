package kenpo.results;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import kenpo.health.Once;
import kenpo.health.StoredCheckup;
import kenpo.health.judgement.Judgements;
import kenpo.health.judgement.Readings;
import kenpo.results.Sent.Document;

/**
 * What the documents of a day say, each part made when it is first asked for: of most days a page
 * shows little.
 */
final class Contents {

  private final List<StoredCheckup> documents;
  private final Judgements judgements;
  private final Once<List<Readings>> each = new Once<>(this::makeReadings);
  private final Once<Readings> readings = new Once<>(() -> Readings.together(each.get()));
  private final Once<List<Sent>> sent = new Once<>(this::makeSent);
  private final Once<Map<String, List<Sent>>> bySeries = new Once<>(() -> bySeries(_ -> true));
  private final Once<Map<String, List<Sent>>> measured =
      new Once<>(() -> bySeries(it -> it.observation().value().isPresent()));

  Contents(List<StoredCheckup> documents, Judgements judgements) {
    this.documents = documents;
    this.judgements = judgements;
  }

  /** Which value counts for each series. */
  Readings readings() {
    return readings.get();
  }

  /** Each thing once. */
  List<Sent> sent() {
    return sent.get();
  }

  /** The same of a series; nothing where our tables don't have it. */
  List<Sent> of(String series) {
    return mayHave(series) ? bySeries.get().getOrDefault(series, List.of()) : List.of();
  }

  /** Those of them that have a value. */
  List<Sent> measured(String series) {
    return mayHave(series) ? measured.get().getOrDefault(series, List.of()) : List.of();
  }

  private boolean mayHave(String series) {
    return sent.isMade()
        || documents.stream().anyMatch(it -> it.text().mayName(judgements.items().of(series)));
  }

  private List<Readings> makeReadings() {
    return judgements.readings(documents.stream().map(StoredCheckup::checkup).toList());
  }

  private List<Sent> makeSent() {
    var sent = new LinkedHashMap<Object, List<Sent>>();
    for (int i = 0; i < documents.size(); i++) {
      int number = i;
      var checkup = documents.get(i).checkup();
      var document =
          new Document(
              i, checkup.institution(), checkup.report(), new Once<>(() -> each.get().get(number)));
      for (var observation : checkup.observations()) {
        var one = Sent.of(observation, judgements.items().find(observation.item()), document);
        add(sent.computeIfAbsent(one.matter(), it -> new ArrayList<>()), one);
      }
    }
    return sent.values().stream().flatMap(List::stream).toList();
  }

  /** To the first that it doesn't contradict, else beside them. */
  private static void add(List<Sent> alike, Sent one) {
    for (int i = 0; i < alike.size(); i++) {
      var both = alike.get(i).with(one);
      if (both.isPresent()) {
        alike.set(i, both.get());
        return;
      }
    }
    alike.add(one);
  }

  private Map<String, List<Sent>> bySeries(Predicate<Sent> which) {
    var bySeries = new HashMap<String, List<Sent>>();
    for (var one : sent.get()) {
      one.item()
          .filter(_ -> which.test(one))
          .ifPresent(
              item ->
                  bySeries.computeIfAbsent(item.series().key(), it -> new ArrayList<>()).add(one));
    }
    return bySeries;
  }
}
