package kenpo.results;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kenpo.health.Checkup;
import kenpo.health.Institution;
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
 * @param readings which value counts for each series
 */
public record Examined(
    LocalDate day, List<StoredCheckup> documents, List<Sent> sent, Readings readings) {

  static Examined of(List<StoredCheckup> documents, Judgements judgements) {
    var all = documents.stream().map(StoredCheckup::checkup).toList();
    return new Examined(
        all.getFirst().examined(), documents, sent(all), judgements.readings(whole(all)));
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
    var sent = new ArrayList<Sent>();
    for (var checkup : all) {
      for (var observation : checkup.observations()) {
        var one = new Sent(observation, checkup.institution());
        if (sent.stream().noneMatch(one::saysAs)) {
          sent.add(one);
        }
      }
    }
    return List.copyOf(sent);
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
