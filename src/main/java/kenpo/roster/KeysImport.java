package kenpo.roster;

import java.sql.SQLException;
import java.util.List;
import kenpo.config.ConfigError;

/**
 * Makes the stored number keys of a society anew, in memory that doesn't grow with its roster.
 *
 * <p>Other keys name a person over all imports ({@link Papers#identityKey}); they depend on how
 * text is normalised, not on a society's policy, and can't be made from what is stored. Under
 * another normalisation the next import would take everybody for somebody new, so that is refused:
 * who changes {@link Kana} or {@link MemberNumber} has to bring those keys over too.
 */
final class KeysImport {

  private static final int AT_ONCE = 10_000;

  private static final String TABLE =
      """
      CREATE TEMPORARY TABLE number_keys (
        number     text PRIMARY KEY,
        number_key text NOT NULL
      ) ON COMMIT DROP
      """;

  private static final String NUMBERS =
      """
      DECLARE numbers CURSOR FOR
      SELECT DISTINCT number
        FROM member_identities
       WHERE society_id = ?
      """;

  private static final String NEXT = "FETCH " + AT_ONCE + " FROM numbers";

  private static final String ADD =
      """
      INSERT INTO number_keys (number, number_key)
      SELECT number, number_key
        FROM unnest(?, ?) AS made (number, number_key)
      """;

  private static final String REKEY =
      """
      UPDATE member_identities p
         SET number_key = k.number_key
        FROM number_keys k
       WHERE p.society_id = ?
         AND p.number = k.number
         AND p.number_key <> k.number_key
      """;

  private static final String KEYED =
      """
      UPDATE rosters
         SET match_rules = ?
       WHERE society_id = ?
      """;

  private final SqlImport sql;
  private final String societyId;

  KeysImport(SqlImport sql, String societyId) {
    this.sql = sql;
    this.societyId = societyId;
  }

  /**
   * In the connection's transaction, for a roster whose keys were made by these rules; answers how
   * many keys are others now.
   */
  int renew(String made, MatchRules rules) throws SQLException {
    if (!rules.isOfSameNormalisation(made)) {
      throw new ConfigError(
          "%s: the roster was keyed by another version of the program (%s); allowed: that version"
              .formatted(societyId, made));
    }
    sql.run(TABLE);
    sql.run(NUMBERS, societyId);
    var numbers = next();
    while (!numbers.isEmpty()) {
      sql.run(ADD, array(numbers), array(numbers.stream().map(rules::numberKey).toList()));
      numbers = next();
    }
    sql.run("ANALYZE number_keys");
    int changed = sql.run(REKEY, societyId);
    sql.run(KEYED, rules.version(), societyId);
    return changed;
  }

  private List<String> next() throws SQLException {
    return sql.list(NEXT, row -> row.getString(1));
  }

  private static String[] array(List<String> values) {
    return values.toArray(String[]::new);
  }
}
