package kenpo.results;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kenpo.health.Checkup;
import kenpo.health.Institution;
import kenpo.health.Items;
import kenpo.health.Observation;
import kenpo.health.Place;
import kenpo.health.StoredCheckup;
import kenpo.health.judgement.Judgements;
import kenpo.health.judgement.Readings;

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
    var sent = sent(all);
    return new Examined(
        all.getFirst().examined(),
        documents,
        sent,
        bySeries(sent, judgements.items()),
        judgements.readings(whole(all)));
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

  private static List<Sent> sent(List<Checkup> all) {
    var sent = new LinkedHashMap<Object, Sent>();
    for (var checkup : all) {
      for (var observation : checkup.observations()) {
        var one = new Sent(observation, checkup.institution());
        sent.putIfAbsent(one.matter(), one);
      }
    }
    return List.copyOf(sent.values());
  }

  private static Map<String, List<Sent>> bySeries(List<Sent> sent, Items items) {
    var bySeries = new HashMap<String, List<Sent>>();
    for (var one : sent) {
      items
          .find(one.observation().item())
          .ifPresent(
              item ->
                  bySeries.computeIfAbsent(item.series().key(), it -> new ArrayList<>()).add(one));
    }
    return bySeries;
  }

  private static Checkup whole(List<Checkup> all) {
    var first = all.getFirst();
    return new Checkup(
        first.report(),
        first.program(),
        first.examined(),
        first.written(),
        first.institution(),
        all.stream().flatMap(Examined::observations).toList());
  }

  /** Groups are numbered within a document, so of several documents their numbers say nothing. */
  private static Stream<Observation> observations(Checkup checkup) {
    return checkup.observations().stream()
        .map(
            it ->
                new Observation(
                    new Place(it.place().section(), 0, it.place().role()),
                    it.item(),
                    it.name(),
                    it.status(),
                    it.value(),
                    it.flag(),
                    it.range(),
                    it.method(),
                    it.by()));
  }
}
