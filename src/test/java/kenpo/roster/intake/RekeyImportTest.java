package kenpo.roster.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.InstantSource;
import java.util.List;
import kenpo.audit.Actor;
import kenpo.config.ConfigError;
import kenpo.config.PortalConfig;
import kenpo.db.Schema;
import kenpo.intake.ImportKind;
import kenpo.intake.ImportLock;
import kenpo.roster.MatchRules;
import kenpo.roster.intake.RekeyImport.Rekeyed;
import kenpo.society.MatchPolicy;
import kenpo.support.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RekeyImportTest {

  private static final MatchPolicy BEFORE = new MatchPolicy(true, 7, true);
  private static final MatchPolicy STRICT = new MatchPolicy(true, 7, false);

  private final PortalConfig.Database database = Database.fresh();
  private final Schema schema = new Schema(database);
  private final RekeyImport rekey = new RekeyImport(schema, InstantSource.system(), Actor.SYSTEM);

  @BeforeEach
  void rosters() {
    for (var society : List.of("aoba", "minato")) {
      execute(
          """
          INSERT INTO rosters VALUES ('%s', '%s', '2026-12-01')
          """
              .formatted(society, new MatchRules(BEFORE).version()));
      add(society, 25_000);
    }
  }

  @Test
  void makesEveryKeyThatIsAnotherOneAnewAndLeavesTheNeighbourAlone() throws Exception {
    var neighbour = keys("minato");
    assertThat(rekey.run("aoba", STRICT)).isEqualTo(new Rekeyed.Done(9_999));
    assertThat(
            query(
                """
                SELECT count(*) FROM member_identities
                WHERE society_id = 'aoba' AND number_key <> number
                """))
        .containsExactly("0");
    assertThat(keys("minato")).isEqualTo(neighbour);
    assertThat(rules("aoba")).isEqualTo(new MatchRules(STRICT).version());
    assertThat(rules("minato")).isEqualTo(new MatchRules(BEFORE).version());
    assertThat(rekey.run("aoba", STRICT)).isEqualTo(new Rekeyed.Done(0));
    assertThat(rekey.run("aoba", BEFORE)).isEqualTo(new Rekeyed.Done(9_999));
    assertThat(keys("aoba")).isEqualTo(neighbour);
  }

  @Test
  void isRefusedWhileAnImportIsUnderWay() throws Exception {
    try (var other = schema.connect()) {
      assertThat(new ImportLock(other, ImportKind.ROSTER).take("aoba")).isTrue();
      assertThat(rekey.run("aoba", STRICT)).isEqualTo(new Rekeyed.Busy());
      assertThat(rekey.run("minato", STRICT)).isInstanceOf(Rekeyed.Done.class);
    }
    assertThat(rekey.run("aoba", STRICT)).isInstanceOf(Rekeyed.Done.class);
  }

  @Test
  void withoutARosterThereIsNothingToDo() throws Exception {
    assertThat(rekey.run("sakura", STRICT)).isEqualTo(new Rekeyed.Nothing());
  }

  @Test
  void keysOfAnotherNormalisationAreNotGuessed() {
    var other = new MatchRules(BEFORE).version().replaceFirst("kana=\\d+", "kana=0");
    execute("UPDATE rosters SET match_rules = '%s'".formatted(other));
    var before = keys("aoba");
    assertThatThrownBy(() -> rekey.run("aoba", STRICT))
        .isInstanceOf(ConfigError.class)
        .hasMessageContaining("aoba: the roster was keyed by another version");
    assertThat(keys("aoba")).isEqualTo(before);
    assertThat(rules("aoba")).isEqualTo(other);
  }

  /** Numbers of five digits, as the roster has them; their keys have no leading zeros. */
  private void add(String society, int people) {
    execute(
        """
        WITH added AS (
          INSERT INTO members (society_id, person_key, kind, kana, birth_date, acquired)
          SELECT '%1$s', n::text, 'insured', 'ｱ', '1980-04-01', '2020-04-01'
          FROM generate_series(1, %2$d) AS n
          RETURNING member_id, person_key)
        INSERT INTO member_identities (society_id, member_id, insurer_number, symbol, number,
          number_key, identity_key, birth_date)
        SELECT '%1$s', member_id, '06990014', '1', lpad(person_key, 5, '0'), person_key, person_key,
          '1980-04-01'
        FROM added
        """
            .formatted(society, people));
  }

  private List<String> keys(String society) {
    return query(
        """
        SELECT md5(string_agg(number || ' ' || number_key, ',' ORDER BY number))
        FROM member_identities
        WHERE society_id = '%s'
        """
            .formatted(society));
  }

  private String rules(String society) {
    return query("SELECT match_rules FROM rosters WHERE society_id = '%s'".formatted(society))
        .getFirst();
  }

  private List<String> query(String sql) {
    return Database.query(database.name(), sql);
  }

  private void execute(String sql) {
    Database.execute(database.name(), sql);
  }
}
