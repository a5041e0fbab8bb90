package kenpo.health.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kenpo.intake.SqlImport;
import kenpo.roster.MatchedThen;

/**
 * Takes in some documents at a time, each time in a transaction of its own: whoever kills it loses
 * none that were counted.
 */
final class BatchImport {

  /** A member was removed while his checkup was on its way, or waited for us who waited for him. */
  private static final Set<String> WORTH_ANOTHER_TRY = Set.of("23503", "40P01");

  private final Connection connection;
  private final SqlImport sql;
  private final CheckupPolicy policy;
  private final long importId;
  private final CheckupLedgerImport ledger;
  private final InstantSource clock;
  private final boolean preview;
  private final Map<CheckupKey, String> seen = new HashMap<>();
  private final Map<CheckupKey, Kept> wouldBe = new HashMap<>();
  private CheckupCounts counts = CheckupCounts.NONE;
  private int rows;

  /**
   * @param preview writes the report alone
   */
  BatchImport(
      Connection connection,
      CheckupPolicy policy,
      long importId,
      CheckupLedgerImport ledger,
      InstantSource clock,
      boolean preview) {
    this.connection = connection;
    this.sql = new SqlImport(connection);
    this.policy = policy;
    this.importId = importId;
    this.ledger = ledger;
    this.clock = clock;
    this.preview = preview;
  }

  /** Said of the file as a whole. */
  void tell(List<ReportRow> ofFile) throws SQLException {
    report(ofFile);
    connection.commit();
    rows += ofFile.size();
  }

  void take(List<Arrival> documents) throws SQLException {
    Sorting sorted;
    try {
      sorted = transaction(documents);
    } catch (SQLException e) {
      if (!WORTH_ANOTHER_TRY.contains(SqlImport.stateOf(e))) {
        throw e;
      }
      connection.rollback();
      sorted = transaction(documents);
    }
    counts = counts.and(sorted.counts());
    rows += sorted.rows().size();
    seen.putAll(sorted.seen());
    if (preview) {
      wouldBe.putAll(sorted.known());
    }
  }

  /** What was committed. */
  CheckupCounts counts() {
    return counts;
  }

  private Sorting transaction(List<Arrival> documents) throws SQLException {
    var sorted = sorted(documents);
    var after = counts.and(sorted.counts());
    if (!preview) {
      new WriteImport(sql, policy.societyId(), importId, now()).write(sorted.changes());
      if (after.changedAnything() && !counts.changedAnything()) {
        ledger.begun(now());
      }
    }
    report(sorted.rows());
    ledger.counted(after, after.changedAnything() && !preview);
    connection.commit();
    return sorted;
  }

  private Sorting sorted(List<Arrival> documents) throws SQLException {
    var sound =
        documents.stream()
            .filter(Arrival.Sound.class::isInstance)
            .map(Arrival.Sound.class::cast)
            .toList();
    var matched = new PersonImport(sql, policy).of(sound);
    var sorting = new Sorting(known(sound, matched), seen);
    int place = 0;
    for (var document : documents) {
      switch (document) {
        case Arrival.TurnedAway away -> sorting.turnedAway(away);
        case Arrival.Sound one -> sorting.matched(one, matched.get(place++));
      }
    }
    return sorting;
  }

  private Map<CheckupKey, Kept> known(List<Arrival.Sound> documents, List<MatchedThen> matched)
      throws SQLException {
    var keys = new LinkedHashSet<CheckupKey>();
    for (int i = 0; i < documents.size(); i++) {
      if (matched.get(i) instanceof MatchedThen.One(var insured)) {
        keys.add(documents.get(i).key().of(insured.memberId()));
      }
    }
    var kept = new KeptImport(sql, policy.societyId()).of(keys);
    keys.stream().filter(wouldBe::containsKey).forEach(key -> kept.put(key, wouldBe.get(key)));
    return kept;
  }

  private void report(List<ReportRow> more) throws SQLException {
    new RowsImport(sql, policy.societyId(), importId).add(rows, more);
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
