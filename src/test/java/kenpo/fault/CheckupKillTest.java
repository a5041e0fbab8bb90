package kenpo.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kenpo.config.PortalConfig;
import kenpo.demo.checkups.Attendee;
import kenpo.demo.checkups.Course;
import kenpo.demo.checkups.History;
import kenpo.demo.checkups.PackageName;
import kenpo.demo.checkups.PackageWriter;
import kenpo.health.Examinee;
import kenpo.health.Items;
import kenpo.roster.Sex;
import kenpo.support.Database;
import kenpo.support.Eventually;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * An import of checkups is killed in the middle and started again: in the end each checkup is there
 * once. {@code -Dcheckups.kills=20} kills more often, {@code -Dcheckups.documents} reads more.
 */
@Timeout(3600)
class CheckupKillTest {

  private static final int DOCUMENTS = Integer.getInteger("checkups.documents", 2000);
  private static final int KILLS = Integer.getInteger("checkups.kills", 3);
  private static final long SEED = Long.getLong("checkups.seed", 1);
  private static final LocalDate BORN = LocalDate.of(1970, 1, 2);

  private final PortalConfig.Database database = Database.fresh();

  @TempDir Path folder;

  private ImportProcesses processes;

  @Test
  void eachCheckupIsThereOnceHoweverOftenTheImportWasKilled() throws Exception {
    processes = new ImportProcesses(database, folder, "96m");
    var roster = Files.writeString(folder.resolve("roster.csv"), roster());
    assertThat(processes.start("roster", roster).waitFor()).isZero();
    var file = checkups();
    var random = new Random(SEED);
    for (int kill = 0; kill < KILLS; kill++) {
      killed(file, 1 + random.nextInt(DOCUMENTS / 2));
    }
    assertThat(brokenOff()).as("killed in the middle").isNotEmpty();
    assertThat(processes.start("checkups", file).waitFor()).isZero();
    var all = List.of(DOCUMENTS + " " + DOCUMENTS + " 1");
    assertThat(stored()).isEqualTo(all);
    assertThat(processes.start("checkups", file).waitFor()).isZero();
    assertThat(stored()).isEqualTo(all);
    assertThat(query("SELECT difference ->> 'unchanged' FROM checkup_imports ORDER BY 1 DESC"))
        .contains("" + DOCUMENTS);
    assertThat(query("SELECT 1 FROM checkup_imports WHERE ended_at IS NULL")).isEmpty();
  }

  /** How many, of how many members, in what version at most. */
  private List<String> stored() {
    return query(
        "SELECT concat_ws(' ', count(*), count(DISTINCT member_id), max(version)) FROM checkups");
  }

  private Path checkups() throws IOException {
    var items = Items.load(Path.of("conf/health"));
    var name = new PackageName("91990009", "06990014", LocalDate.of(2025, 3, 25), 0);
    var random = new Random(SEED);
    try (var writer = PackageWriter.in(folder, name, items)) {
      for (int i = 1; i <= DOCUMENTS; i++) {
        var person = new Attendee(examinee(i), true, LocalDate.of(2020, 4, 1), Course.RISING);
        for (var checkup : History.of(person, 2024, 1, items, random)) {
          writer.add(person.examinee(), checkup);
        }
      }
    }
    return folder.resolve(name.folder() + ".zip");
  }

  private static Examinee examinee(int number) {
    return new Examinee(
        "06990014", "71", "" + number, Optional.of("00"), "ケンポハナコ", BORN, Sex.FEMALE);
  }

  private static String roster() {
    return IntStream.rangeClosed(1, DOCUMENTS)
        .mapToObj(i -> "06990014,71,%d,00,ｹﾝﾎﾟ ﾊﾅｺ,19700102,本人,20200401\n".formatted(i))
        .collect(Collectors.joining("", "保険者番号,記号,番号,枝番,氏名カナ,生年月日,区分,資格取得日\n", ""));
  }

  /** Runs that had counted some documents, and not all, when they were killed. */
  private List<String> brokenOff() {
    return query(
        """
        SELECT difference ->> 'read'
          FROM checkup_imports
         WHERE state IN ('reading', 'failed')
           AND (difference ->> 'read')::bigint BETWEEN 1 AND %d
        """
            .formatted(DOCUMENTS - 1));
  }

  /** When so many documents are counted. */
  private void killed(Path file, int documents) throws Exception {
    var before = query("SELECT import_id FROM checkup_imports").size();
    var process = processes.start("checkups", file);
    Eventually.holds(
        "so many are read",
        Duration.ofMinutes(2),
        () -> !process.isAlive() || readSince(before) >= documents);
    processes.kill(process);
  }

  private long readSince(int runs) {
    return query(
            """
            SELECT difference ->> 'read'
              FROM checkup_imports
             WHERE difference IS NOT NULL
             ORDER BY import_id
            OFFSET %d
            """
                .formatted(runs))
        .stream()
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElse(0);
  }

  private List<String> query(String sql) {
    return Database.query(database, sql);
  }
}
