package kenpo.roster.intake;

import static kenpo.roster.intake.RosterChange.ADDED;
import static kenpo.roster.intake.RosterChange.CHANGED;
import static kenpo.roster.intake.RosterChange.LOST;
import static kenpo.roster.intake.RosterChange.RENUMBERED;
import static kenpo.roster.intake.RosterDesk.counts;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kenpo.support.Database;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that leave a doubt whose they are. */
class DoubtfulNamesTest {

  private static final String HEADER =
      "保険者番号,記号,番号,枝番,氏名カナ,氏名漢字,性別,生年月日,区分,資格取得日,旧保険者番号,旧記号,旧番号,旧枝番\n";
  private static final String STAYS =
      "06990014,71-12,99,00,ﾀﾅｶ ｼﾞﾛｳ,田中次郎,1,19700401,本人,20200401,,,,\n";

  @TempDir private Path folder;
  private RosterDesk desk;

  @BeforeEach
  void open() {
    desk = new RosterDesk(folder);
  }

  private static String row(String number, String kana, String name, String acquired) {
    return "06990014,71-12,%s,00,%s,%s,2,19800401,本人,%s,,,,\n"
        .formatted(number, kana, name, acquired);
  }

  private static String renumbered(String row, String branch) {
    return row.replace(",,,,\n", ",06990014,71-12,1," + branch + "\n");
  }

  private Imported run(String rows) {
    return desk.runFile(HEADER + rows + STAYS);
  }

  private static List<String> warnings(Imported imported) {
    return ((Imported.Done) imported)
        .warnings().stream().map(it -> it.key() + " " + it.line()).toList();
  }

  @Test
  void aNameThatMayBeWrittenGivenFirstIsWarnedOf() {
    run(row("1", "ﾏﾘｱ ｼﾙﾊﾞ", "MARIA SILVA", "20200401"));
    var other = run(row("1", "ｱﾅ ｼﾙﾊﾞ", "ANA SILVA", "20200401"));
    assertThat(counts(other)).isEqualTo(Map.of(CHANGED, 1));
    assertThat(warnings(other)).containsExactly("row.other-surname 2");
    var unknown = run(row("1", "ﾙｼｱ ｼﾙﾊﾞ", "", "20200401"));
    assertThat(warnings(unknown)).containsExactly("row.other-surname 2");
  }

  @Test
  void aSurnameBeforeAGivenNameThatIsWrittenInKanjiIsNoReasonForDoubt() {
    run(row("1", "ｻﾄｳ ﾊﾅｺ", "佐藤花子", "20200401"));
    assertThat(warnings(run(row("1", "ｽｽﾞｷ ﾊﾅｺ", "鈴木花子", "20200401")))).isEmpty();
    assertThat(warnings(run(row("1", "ﾔﾏﾀﾞ ﾊﾅｺ", "やまだはなこ", "20200401")))).isEmpty();
  }

  @Test
  void aMisspeltNameAndAnotherNumberAtOnceAreTheSameMemberIfTheFirstDayStayed() {
    run(row("1", "ｻﾄｳ ﾊﾅｺ", "佐藤花子", "20200401"));
    var next = renumbered(row("2", "ｻﾄｳ ﾊﾅｴ", "佐藤花子", "20200401"), "00");
    var imported = run(next);
    assertThat(counts(imported)).isEqualTo(Map.of(RENUMBERED, 1));
    assertThat(warnings(imported)).containsExactly("row.other-name 2");
    assertThat(counts(run(next))).isEmpty();
    for (var other :
        List.of(
            next.replace("20200401", "20261001"),
            next.replace(",2,1980", ",1,1980"),
            next.replace(",1,00", ",1,01"))) {
      desk = new RosterDesk(folder);
      run(row("1", "ｻﾄｳ ﾊﾅｺ", "佐藤花子", "20200401"));
      assertThat(counts(run(other))).as(other).isEqualTo(Map.of(ADDED, 1, LOST, 1));
    }
  }

  @Test
  void aMisspeltNameAndAnotherNumberWithoutABranchAreOnlyGuessed() {
    var first = row("1", "ｻﾄｳ ﾊﾅｺ", "佐藤花子", "20200401").replace(",1,00,", ",1,,");
    var next = renumbered(row("2", "ｻﾄｳ ﾊﾅｴ", "佐藤花子", "20200401"), "");
    run(first);
    assertThat(counts(run(next))).isEqualTo(Map.of(RENUMBERED, 1));
    desk = new RosterDesk(folder);
    run(first + first.replace("ﾊﾅｺ", "ﾊﾅﾖ"));
    assertThat(counts(run(next))).isEqualTo(Map.of(ADDED, 1, LOST, 2));
  }

  @Test
  void barsInKeysOfEarlierVersionsAreNoOtherPapers() {
    var row =
        row("1|2", "ｻﾄｳ|ﾊﾅｺ", "佐藤花子", "20200401").replace(",00,", ",,").replace("71-12", "7|1｜2");
    run(row);
    Database.execute(
        desk.database.name(),
        """
        UPDATE member_identities
           SET identity_key = '06990014|7|1|2|1|2|サトウ|ハナコ|1980-04-01'
         WHERE birth_date = '1980-04-01';
        UPDATE members
           SET papers_key = '06990014|7|1|2|1|2|サトウ|ハナコ|1980-04-01'
         WHERE birth_date = '1980-04-01';
        """);
    Database.execute(desk.database.name(), migration());
    assertThat(desk.query("SELECT papers_key FROM members WHERE birth_date = '1980-04-01'"))
        .containsExactly("06990014|712|12|サトウハナコ|1980-04-01");
    var changed = run(row.replace("本人", "任意継続"));
    assertThat(counts(changed)).isEqualTo(Map.of(CHANGED, 1));
    assertThat(desk.query("SELECT DISTINCT identity_key FROM member_identities ORDER BY 1"))
        .hasSize(2)
        .contains("06990014|712|12|サトウハナコ|1980-04-01");
  }

  private static String migration() {
    try (var in = DoubtfulNamesTest.class.getResourceAsStream("/db/V014__back_again.sql")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
