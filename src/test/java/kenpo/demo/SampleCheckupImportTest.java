package kenpo.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import kenpo.config.PortalConfig;
import kenpo.db.Schema;
import kenpo.society.Societies;
import kenpo.society.Society;
import kenpo.support.Database;
import kenpo.support.EveryItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo's checkups are taken by the importer as any others. */
class SampleCheckupImportTest {

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-20T03:00:00Z"));
  private static final int OTHERS = 40;

  private static final String OUTCOMES =
      """
      SELECT DISTINCT outcome || ' ' || reason
        FROM checkup_import_rows
      """;
  private static final String EVERYTHING =
      """
      SELECT to_jsonb(c)::text FROM checkups AS c
      UNION ALL
      SELECT to_jsonb(i)::text FROM checkup_imports AS i
      ORDER BY 1
      """;

  @TempDir private Path checkout;
  private final PortalConfig.Database database = Database.fresh();
  private final Society society =
      Societies.load(Path.of("conf/societies")).all().stream()
          .filter(it -> it.id().equals("aoba"))
          .findFirst()
          .orElseThrow();
  private DemoFolder folder;

  @BeforeEach
  void open() {
    folder = DemoFolder.open(checkout.resolve("var"));
  }

  @AfterEach
  void release() {
    folder.release();
  }

  @Test
  void everyCheckupFindsItsMemberAndOneIsCorrected() {
    start();
    assertThat(query("SELECT count(*) > 200 FROM checkups")).containsExactly("t");
    assertThat(query("SELECT count(*) FROM checkup_versions")).containsExactly("1");
    assertThat(query(OUTCOMES)).hasSize(1).allMatch(row -> row.startsWith("corrected"));
  }

  @Test
  void aSecondStartChangesNothing() {
    start();
    var before = query(EVERYTHING);
    start();
    assertThat(query(EVERYTHING)).isEqualTo(before);
  }

  private void start() {
    var schema = new Schema(database);
    var roster = new SampleRosterImport(schema, folder, CLOCK).of(society);
    new SampleCheckupImport(schema, folder, EveryItem.ITEMS, CLOCK).of(society, roster, OTHERS);
  }

  private List<String> query(String sql) {
    return Database.query(database, sql);
  }
}
