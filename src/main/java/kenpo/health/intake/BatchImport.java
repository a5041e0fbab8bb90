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

  /** Somebody waited for us for whom we waited. */
  private static final String DEADLOCK = "40P01";

  /** Classes of SQLSTATE that are about what is to be stored, not about the database. */
  private static final Set<String> OF_DATA = Set.of("22", "23", "54");

  private final Connection connection;
  private final StockSqlImport sql;
  private final StockPolicy policy;
  private final long importId;
  private final LedgerImport ledger;
  private final InstantSource clock;
  private final boolean preview;
  private final Map<Key, String> seen = new HashMap<>();
  private final Map<Key, Kept> wouldBe = new HashMap<>();
  private DocumentCounts counts = DocumentCounts.NONE;
  private int rows;
  private boolean stored;

  /**
   * @param preview writes the report alone
   */
  BatchImport(
      Connection connection,
      Stock stock,
      StockPolicy policy,
      long importId,
      LedgerImport ledger,
      InstantSource clock,
      boolean preview) {
    this.connection = connection;
    this.sql = new StockSqlImport(connection, stock);
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

  /** What the database doesn't want is turned away alone, however many came with it. */
  void take(List<Arrival> documents) throws SQLException {
    try {
      taken(evenAfterDeadlock(documents));
    } catch (SQLException e) {
      if (!OF_DATA.contains(SqlImport.stateOf(e).substring(0, 2))) {
        throw e;
      }
      connection.rollback();
      halve(documents, e);
    }
  }

  private Sorting evenAfterDeadlock(List<Arrival> documents) throws SQLException {
    try {
      return transaction(documents);
    } catch (SQLException e) {
      if (!SqlImport.stateOf(e).equals(DEADLOCK)) {
        throw e;
      }
      connection.rollback();
      return transaction(documents);
    }
  }

  private void halve(List<Arrival> documents, SQLException e) throws SQLException {
    if (documents.size() == 1) {
      take(List.of(unstorable(documents.getFirst(), e)));
    } else {
      int half = documents.size() / 2;
      take(documents.subList(0, half));
      take(documents.subList(half, documents.size()));
    }
  }

  private static Arrival unstorable(Arrival document, SQLException e) throws SQLException {
    return switch (document) {
      case Arrival.TurnedAway _ -> throw e;
      case Arrival.Sound sound ->
          Arrival.TurnedAway.of(sound.entry(), "refused.unstorable", SqlImport.stateOf(e));
    };
  }

  private void taken(Sorting sorted) {
    counts = counts.and(sorted.counts());
    rows += sorted.rows().size();
    stored |= !sorted.changes().isEmpty();
    seen.putAll(sorted.seen());
    if (preview) {
      wouldBe.putAll(sorted.known());
    }
  }

  /** What was committed. */
  DocumentCounts counts() {
    return counts;
  }

  private Sorting transaction(List<Arrival> documents) throws SQLException {
    var sorted = sorted(documents);
    boolean changes = !preview && !sorted.changes().isEmpty();
    if (changes) {
      new WriteImport(sql, policy.societyId(), importId, now()).write(sorted.changes());
    }
    if (changes && !stored) {
      ledger.begun(now());
    }
    report(sorted.rows());
    ledger.counted(counts.and(sorted.counts()), changes || stored && !preview);
    connection.commit();
    return sorted;
  }

  private Sorting sorted(List<Arrival> documents) throws SQLException {
    var sound =
        documents.stream()
            .filter(Arrival.Sound.class::isInstance)
            .map(Arrival.Sound.class::cast)
            .toList();
    var people = new PersonImport(sql.sql(), policy);
    if (!preview) {
      people.hold(sound);
    }
    var matched = people.of(sound);
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

  private Map<Key, Kept> known(List<Arrival.Sound> documents, List<MatchedThen> matched)
      throws SQLException {
    var keys = new LinkedHashSet<Key>();
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
