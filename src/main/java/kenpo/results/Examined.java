package kenpo.results;

import java.time.LocalDate;
import java.util.List;
import kenpo.health.Institution;
import kenpo.health.StoredCheckup;
import kenpo.health.judgement.Judgements;
import kenpo.health.judgement.Readings;

/**
 * A day's examination: all that was sent of it is one checkup, however many documents it came in,
 * as institutions send each programme in one of its own.
 *
 * @param documents in the order that counts: 特定健診 first
 * @param institutions those who examined, each once
 */
public record Examined(
    LocalDate day,
    List<StoredCheckup> documents,
    List<Institution> institutions,
    Contents contents) {

  static Examined of(List<StoredCheckup> documents, Judgements judgements) {
    return new Examined(
        documents.getFirst().text().examined(),
        documents,
        documents.stream().map(it -> it.text().institution()).distinct().toList(),
        new Contents(documents, judgements));
  }

  /** Each thing once. */
  public List<Sent> sent() {
    return contents.sent();
  }

  /** What was sent of a series; nothing where our tables don't have it. */
  public List<Sent> of(String series) {
    return contents.of(series);
  }

  /** Those of them that have a value. */
  List<Sent> measured(String series) {
    return contents.measured(series);
  }

  /** Which value counts for each series. */
  public Readings readings() {
    return contents.readings();
  }

  /** Whether an institution has corrected it since it was first sent. */
  public boolean isCorrected() {
    return documents.stream().anyMatch(it -> it.version() > 1);
  }
}
