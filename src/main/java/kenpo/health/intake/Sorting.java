package kenpo.health.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kenpo.roster.Insured;
import kenpo.roster.MatchedThen;

/**
 * Decides what becomes of some documents, one after the other, as an earlier one may be of the same
 * checkup.
 */
final class Sorting {

  /** What is to be stored. */
  sealed interface Change {
    Key key();

    Arrival.Sound document();
  }

  /** What is new, or another version of what is known. */
  record Version(Key key, Arrival.Sound document, Insured insured, boolean correction)
      implements Change {}

  /** That it was said again on a later day. */
  record Confirmation(Key key, Arrival.Sound document) implements Change {}

  private final Map<Key, Kept> kept;
  private final Map<Key, String> before;
  private final Map<Key, String> seen = new HashMap<>();
  private final List<ReportRow> rows = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();
  private DocumentCounts counts = DocumentCounts.NONE;

  /**
   * @param kept what is known of the checkups that will be met
   * @param before the checkups that this file has had until now, and in which document
   */
  Sorting(Map<Key, Kept> kept, Map<Key, String> before) {
    this.kept = new HashMap<>(kept);
    this.before = before;
  }

  void turnedAway(Arrival.TurnedAway document) {
    rows.addAll(document.rows());
    counts = counts.and(DocumentOutcome.REFUSED);
  }

  void matched(Arrival.Sound document, MatchedThen matched) {
    switch (matched) {
      case MatchedThen.Nobody(var why) -> nobodys(document, why);
      case MatchedThen.One(var insured) -> ofMember(document, insured);
    }
  }

  private void nobodys(Arrival.Sound document, MatchedThen.Why why) {
    var reason = "unmatched." + why.code();
    end(document, DocumentOutcome.UNMATCHED);
    rows.add(ReportRow.of(DocumentOutcome.UNMATCHED, document.entry(), reason));
  }

  private void ofMember(Arrival.Sound document, Insured insured) {
    var key = document.key().of(insured.memberId());
    var known = kept.get(key);
    var outcome = known == null ? DocumentOutcome.NEW : known.meet(document);
    end(document, outcome);
    twice(document, key, outcome);
    switch (outcome) {
      case NEW -> store(new Version(key, document, insured, false), Kept.of(document));
      case CORRECTED -> {
        tell(document, outcome, "corrected", known);
        store(new Version(key, document, insured, true), known.corrected(document));
      }
      case REFUSED -> tell(document, outcome, "refused.older", known);
      default -> unchanged(document, key);
    }
  }

  private void unchanged(Arrival.Sound document, Key key) {
    var known = kept.get(key);
    if (known.isConfirmed(document)) {
      store(new Confirmation(key, document), known.confirmed(document));
    }
  }

  private void end(Arrival.Sound document, DocumentOutcome outcome) {
    counts = counts.and(outcome);
    document.notes().stream().map(note -> note.of(outcome)).forEach(rows::add);
  }

  private void twice(Arrival.Sound document, Key key, DocumentOutcome outcome) {
    var first = seen.getOrDefault(key, before.get(key));
    if (first == null) {
      seen.put(key, document.entry());
    } else {
      rows.add(ReportRow.of(outcome, document.entry(), "twice", first));
    }
  }

  private void tell(Arrival.Sound document, DocumentOutcome outcome, String reason, Kept known) {
    rows.add(
        ReportRow.of(
            outcome,
            document.entry(),
            reason,
            known.written().toString(),
            document.written().toString()));
  }

  private void store(Change change, Kept now) {
    changes.add(change);
    kept.put(change.key(), now);
  }

  DocumentCounts counts() {
    return counts;
  }

  List<ReportRow> rows() {
    return rows;
  }

  /** In the order in which they are to be made. */
  List<Change> changes() {
    return changes;
  }

  /** Checkups that came for the first time. */
  Map<Key, String> seen() {
    return seen;
  }

  /** What is known after these documents. */
  Map<Key, Kept> known() {
    return kept;
  }
}
