package kenpo.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kenpo.config.PortalConfig;
import kenpo.support.Database;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * An import is killed at any moment: its file is in as a whole or not at all, and the next one
 * works. {@code -Dimport.kills=20} kills more often, {@code -Dimport.rows} reads more.
 */
@Timeout(3600)
class ImportKillTest {

  private static final int ROWS = Integer.getInteger("import.rows", 20_000);
  private static final int KILLS = Integer.getInteger("import.kills", 3);
  private static final long SEED = Long.getLong("import.seed", 1);
  private static final String HEADER = "保険者番号,記号,番号,枝番,氏名カナ,生年月日,区分,資格取得日\n";

  private final PortalConfig.Database database = Database.fresh();

  @TempDir Path folder;

  private ImportProcesses processes;

  @Test
  void theWholeFileIsInOrNothingOfIt() throws Exception {
    var before = file("before.csv", "ｹﾝﾎﾟ ﾊﾅｺ");
    var after = file("after.csv", "ｹﾝﾎﾟ ﾊﾅｴ");
    processes = new ImportProcesses(database, folder, "64m");
    assertThat(imported(before)).isZero();
    var old = roster();
    long began = System.nanoTime();
    assertThat(imported(after)).isZero();
    long millis = Duration.ofNanos(System.nanoTime() - began).toMillis();
    var young = roster();
    assertThat(young).isNotEqualTo(old);
    var random = new Random(SEED);
    for (int kill = 0; kill < KILLS; kill++) {
      assertThat(imported(before)).isZero();
      assertThat(roster()).isEqualTo(old);
      killed(after, random.nextLong(millis));
      assertThat(roster()).isIn(old, young);
    }
    assertThat(imported(after)).isZero();
    assertThat(roster()).isEqualTo(young);
    assertThat(query("SELECT 1 FROM roster_imports WHERE ended_at IS NULL")).isEmpty();
  }

  /** What the roster says, of everybody at once. */
  private List<String> roster() {
    return query(
        """
        SELECT count(*) || md5(string_agg(concat_ws('|', m.member_id, m.kana, m.lost, m.fingerprint,
                                                    p.identity_key, p.valid_to), ','
                                          ORDER BY m.member_id, p.identity_id))
          FROM members m
          JOIN member_identities p USING (society_id, member_id)
        """);
  }

  private void killed(Path file, long millis) throws Exception {
    var process = processes.start("roster", file);
    process.waitFor(millis, TimeUnit.MILLISECONDS);
    processes.kill(process);
  }

  private int imported(Path file) throws Exception {
    return processes.start("roster", file).waitFor();
  }

  private Path file(String name, String kana) throws IOException {
    return Files.writeString(
        folder.resolve(name),
        IntStream.range(0, ROWS)
            .mapToObj(i -> "06990014,71,%d,00,%s,19700102,本人,20200401\n".formatted(i + 1, kana))
            .collect(Collectors.joining("", HEADER, "")));
  }

  private List<String> query(String sql) {
    return Database.query(database, sql);
  }
}
