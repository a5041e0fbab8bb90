package kenpo.roster.intake;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import kenpo.config.ConfigError;
import kenpo.intake.SqlImport;
import kenpo.roster.Kana;
import kenpo.roster.MatchRules;
import kenpo.roster.MemberNumber;
import kenpo.roster.Papers;

/**
 * Makes stored number keys anew where another policy than the one in force made them.
 *
 * <p>Other keys name a person over all imports ({@link Papers#identityKey}); they depend on how
 * text is normalised, not on a society's policy, and can't be made from what is stored. Under
 * another normalisation the next import would take everybody for somebody new, so that is refused:
 * who changes {@link Kana} or {@link MemberNumber} has to bring those keys over too.
 */
final class KeysImport {

  private static final int AT_ONCE = 10_000;

  private static final String RULES =
      """
      SELECT match_rules
        FROM rosters
       WHERE society_id = ?
         FOR UPDATE
      """;

  private static final String NUMBERS =
      """
      SELECT DISTINCT number
        FROM member_identities
       WHERE society_id = ?
      """;

  private static final String NUMBERS_OF_RESTORED =
      """
      SELECT DISTINCT p.number
        FROM roster_changes c
        JOIN member_identities p ON p.society_id = c.society_id AND p.member_id = c.member_id
       WHERE c.society_id = ?
         AND c.import_id = ?
      """;

  private static final String TABLE =
      """
      CREATE TEMPORARY TABLE rekeyed (number text NOT NULL, number_key text NOT NULL) ON COMMIT DROP
      """;

  private static final String KEY =
      """
      INSERT INTO rekeyed (number, number_key)
      SELECT * FROM unnest(?::text[], ?::text[])
      """;

  private static final String REKEY =
      """
      UPDATE member_identities p
         SET number_key = r.number_key
        FROM rekeyed r
       WHERE p.society_id = ?
         AND p.number = r.number
         AND p.number_key <> r.number_key
      """;

  private static final String KEYED =
      """
      UPDATE rosters
         SET match_rules = ?
       WHERE society_id = ?
      """;

  private final SqlImport sql;
  private final String societyId;
  private final MatchRules rules;

  KeysImport(SqlImport sql, String societyId, MatchRules rules) {
    this.sql = sql;
    this.societyId = societyId;
    this.rules = rules;
  }

  /**
   * Keeps the keys true to the rules in force: they are made anew when those have changed. Answers
   * how many are others now; empty while there is no roster.
   */
  Optional<Integer> keep() throws SQLException {
    var made = sql.list(RULES, row -> row.getString(1), societyId).stream().findFirst();
    if (made.isEmpty() || made.get().equals(rules.version())) {
      return made.map(same -> 0);
    }
    if (!rules.isOfSameNormalisation(made.get())) {
      throw new ConfigError(
          "%s: the roster was keyed by another version of the program (%s); allowed: that version"
              .formatted(societyId, made.get()));
    }
    int changed = makeAnew(NUMBERS, societyId);
    sql.run(KEYED, rules.version(), societyId);
    return Optional.of(changed);
  }

  /** The same for members whom an import had changed: other rules may have made what was kept. */
  void makeAnew(long importId) throws SQLException {
    makeAnew(NUMBERS_OF_RESTORED, societyId, importId);
  }

  private int makeAnew(String numbers, Object... args) throws SQLException {
    sql.run(TABLE);
    sql.batches(numbers, row -> row.getString(1), AT_ONCE, this::key, args);
    sql.run("ANALYZE rekeyed");
    int changed = sql.run(REKEY, societyId);
    sql.run("DROP TABLE rekeyed");
    return changed;
  }

  private void key(List<String> numbers) throws SQLException {
    var keys = numbers.stream().map(rules::numberKey);
    sql.run(KEY, numbers.toArray(String[]::new), keys.toArray(String[]::new));
  }
}
