package kenpo.results;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import kenpo.health.Checkup;
import kenpo.health.Institution;
import kenpo.health.Items;
import kenpo.health.StoredCheckup;
import kenpo.health.judgement.Judgements;
import kenpo.health.judgement.Readings;
import kenpo.results.Sent.Document;

/**
 * A day's examination: all that was sent of it is one checkup, however many documents it came in,
 * as institutions send each programme in one of its own.
 *
 * @param documents in the order that counts: 特定健診 first
 * @param sent each thing once
 * @param bySeries the same, of items that our tables have
 * @param readings which value counts for each series
 */
public record Examined(
    LocalDate day,
    List<StoredCheckup> documents,
    List<Sent> sent,
    Map<String, List<Sent>> bySeries,
    Readings readings) {

  static Examined of(List<StoredCheckup> documents, Judgements judgements) {
    var all = documents.stream().map(StoredCheckup::checkup).toList();
    var readings = judgements.readings(all);
    var sent = sent(all, readings, judgements.items());
    return new Examined(
        all.getFirst().examined(), documents, sent, bySeries(sent), Readings.together(readings));
  }

  /** What was sent of a series; nothing where our tables don't have it. */
  public List<Sent> of(String series) {
    return bySeries.getOrDefault(series, List.of());
  }

  /** Those who examined, each once. */
  public List<Institution> institutions() {
    return documents.stream().map(it -> it.checkup().institution()).distinct().toList();
  }

  /** Whether an institution has corrected it since it was first sent. */
  public boolean isCorrected() {
    return documents.stream().anyMatch(it -> it.version() > 1);
  }

  private static List<Sent> sent(List<Checkup> all, List<Readings> readings, Items items) {
    var sent = new LinkedHashMap<Object, List<Sent>>();
    for (int i = 0; i < all.size(); i++) {
      var checkup = all.get(i);
      var document = new Document(i, checkup.institution(), checkup.report(), readings.get(i));
      for (var observation : checkup.observations()) {
        var one = Sent.of(observation, items.find(observation.item()), document);
        add(sent.computeIfAbsent(one.matter(), it -> new ArrayList<>()), one);
      }
    }
    return sent.values().stream().flatMap(List::stream).toList();
  }

  /** To the first that it doesn't contradict, else beside them. */
  private static void add(List<Sent> alike, Sent one) {
    IntStream.range(0, alike.size())
        .filter(i -> alike.get(i).with(one).isPresent())
        .findFirst()
        .ifPresentOrElse(
            i -> alike.set(i, alike.get(i).with(one).orElseThrow()), () -> alike.add(one));
  }

  private static Map<String, List<Sent>> bySeries(List<Sent> sent) {
    var bySeries = new HashMap<String, List<Sent>>();
    for (var one : sent) {
      one.item()
          .ifPresent(
              item ->
                  bySeries.computeIfAbsent(item.series().key(), it -> new ArrayList<>()).add(one));
    }
    return bySeries;
  }
}
