package kenpo.health.intake;

import static kenpo.health.intake.CheckupDesk.counts;
import static kenpo.health.intake.CheckupDesk.doc;
import static kenpo.health.intake.CheckupDesk.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import kenpo.health.file.CheckupFile;
import kenpo.health.file.Document;
import kenpo.health.file.Problem;
import kenpo.health.intake.CheckupDesk.Listed;
import kenpo.roster.MatchRules;
import kenpo.society.MatchPolicy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the documents of a file, and of those that come again. */
class FileImportTest {

  @TempDir private Path folder;
  private CheckupDesk desk;

  @BeforeEach
  void open() {
    desk = new CheckupDesk(folder);
    desk.roster(row("1") + row("2"));
  }

  @Test
  void eachDocumentIsCountedAsWhatBecameOfIt() {
    desk.run(doc("1"), doc("2"));
    var all =
        List.of(
            doc("1").sound("a.xml"),
            doc("2").saying("110").written("2026-08-01").sound("b.xml"),
            doc("1").on("2025-06-01").sound("c.xml"),
            doc("9").sound("d.xml"),
            new Document.Refused("e.xml", List.of(new Problem("e.xml", 3, "BMI", "x", List.of()))));
    var result =
        desk.run(path -> new Listed(all, document -> {}), CheckupDesk.policy("aoba"), false);
    assertThat(counts(result)).containsExactly(1L, 1L, 1L, 1L, 1L);
    assertThat(desk.reasons(result))
        .containsExactly(
            "b.xml corrected checkups.corrected",
            "d.xml unmatched checkups.unmatched.no_identity",
            "e.xml refused checkupfile.x");
    assertThat(desk.checkups())
        .containsExactly("1 2025-06-01 v1 104", "1 2026-06-01 v1 104", "2 2026-06-01 v2 110");
  }

  @Test
  void theSameFileAgainChangesNothing() {
    var documents = new CheckupDesk.Doc[] {doc("1"), doc("2"), doc("1").on("2025-06-01")};
    desk.run(documents);
    var before = desk.everything();
    desk.clock.advance(java.time.Duration.ofDays(1));
    assertThat(counts(desk.run(documents))).containsExactly(0L, 3L, 0L, 0L, 0L);
    assertThat(desk.everything()).isEqualTo(before);
  }

  @Test
  void aFileThatWasMadeAnewWithTheSameFindingsChangesNothing() {
    desk.run(doc("1"));
    assertThat(counts(desk.run(doc("1").written("2026-09-01"))))
        .containsExactly(0L, 1L, 0L, 0L, 0L);
  }

  @Test
  void aCorrectionKeepsWhatWasSaidBefore() {
    long first = CheckupDesk.id(desk.run(doc("1")));
    long second = CheckupDesk.id(desk.run(doc("1").saying("110")));
    assertThat(desk.checkups()).containsExactly("1 2026-06-01 v2 110");
    assertThat(
            desk.query(
                """
                SELECT concat_ws(' ', version, document #>> '{o,0,q}', import_id, replaced_by)
                  FROM checkup_versions
                """))
        .containsExactly("1 104 %d %d".formatted(first, second));
  }

  @Test
  void anOldFileThatComesAgainAfterItsCorrectionBringsNothingBack() {
    desk.run(doc("1"));
    desk.run(doc("1").saying("110").written("2026-08-01"));
    var again = desk.run(doc("1"));
    assertThat(counts(again)).containsExactly(0L, 1L, 0L, 0L, 0L);
    assertThat(desk.checkups()).containsExactly("1 2026-06-01 v2 110");
  }

  @Test
  void anOldFileOfTheSameDayBringsNothingBackEither() {
    desk.run(doc("1"));
    desk.run(doc("1").saying("110"));
    assertThat(counts(desk.run(doc("1")))).containsExactly(0L, 1L, 0L, 0L, 0L);
    assertThat(desk.checkups()).containsExactly("1 2026-06-01 v2 110");
  }

  @Test
  void anOlderFileThatWasNeverSeenIsRefusedAndTold() {
    desk.run(doc("1").saying("110").written("2026-08-01"));
    var older = desk.run(doc("1"));
    assertThat(counts(older)).containsExactly(0L, 0L, 0L, 0L, 1L);
    assertThat(desk.reasons(older)).containsExactly("h1.xml refused checkups.refused.older");
    assertThat(desk.checkups()).containsExactly("1 2026-06-01 v1 110");
  }

  @Test
  void aNewerFileMaySayAgainWhatWasCorrected() {
    desk.run(doc("1"));
    desk.run(doc("1").saying("110").written("2026-08-01"));
    assertThat(counts(desk.run(doc("1").written("2026-09-01"))))
        .containsExactly(0L, 0L, 1L, 0L, 0L);
    assertThat(desk.checkups()).containsExactly("1 2026-06-01 v3 104");
  }

  @Test
  void ofACheckupThatAFileHasTwiceTheNewerStaysWhicheverComesFirst() {
    var old = doc("1");
    var young = doc("1").saying("110").written("2026-08-01");
    var result = desk.run(old, young);
    assertThat(counts(result)).containsExactly(1L, 0L, 1L, 0L, 0L);
    assertThat(desk.reasons(result))
        .containsExactly("h2.xml corrected checkups.twice", "h2.xml corrected checkups.corrected");
    assertThat(desk.checkups()).containsExactly("1 2026-06-01 v2 110");
    assertThat(counts(desk.run(old, young))).containsExactly(0L, 2L, 0L, 0L, 0L);
    desk.execute("DELETE FROM checkups");
    assertThat(counts(desk.run(young, old))).containsExactly(1L, 0L, 0L, 0L, 1L);
    assertThat(desk.checkups()).containsExactly("1 2026-06-01 v1 110");
  }

  @Test
  void aCheckupTwiceWithTheSameFindingsIsTold() {
    var result = desk.run(doc("1"), doc("1"));
    assertThat(counts(result)).containsExactly(1L, 1L, 0L, 0L, 0L);
    assertThat(desk.report(result).getFirst().args()).containsExactly("h1.xml");
  }

  @Test
  void aDryRunTellsTheSameAndChangesNothing() {
    desk.run(doc("1"));
    var documents =
        new CheckupDesk.Doc[] {
          doc("1").saying("110"), doc("2"), doc("2").saying("9"), doc("3"), doc("1").saying("110")
        };
    var before = desk.everything();
    var audit = desk.query("SELECT count(*) FROM audit_events");
    var previewed = desk.preview(documents);
    assertThat(desk.everything()).isEqualTo(before);
    assertThat(desk.query("SELECT count(*) FROM audit_events")).isEqualTo(audit);
    var done = desk.run(documents);
    assertThat(counts(previewed)).isEqualTo(counts(done)).containsExactly(1L, 1L, 2L, 1L, 0L);
    assertThat(desk.reasons(previewed)).isEqualTo(desk.reasons(done));
  }

  @Test
  void manyBatchesAreCountedToTheDocument() {
    desk.roster(rows(1300));
    var all =
        IntStream.range(0, 1501)
            .mapToObj(i -> doc(String.valueOf(i + 1)).sound("h%d.xml".formatted(i)))
            .toList();
    CheckupFile.Format file = path -> new Listed(all, document -> {});
    var policy = CheckupDesk.policy("aoba");
    assertThat(counts(desk.run(file, policy, true))).containsExactly(1300L, 0L, 0L, 201L, 0L);
    assertThat(counts(desk.run(file, policy, false))).containsExactly(1300L, 0L, 0L, 201L, 0L);
    assertThat(counts(desk.run(file, policy, false))).containsExactly(0L, 1300L, 0L, 201L, 0L);
  }

  private static String rows(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> row(String.valueOf(i)))
        .reduce("", String::concat);
  }

  @Test
  void aDocumentOfAnotherInsurerIsRefused() {
    var who = doc("1").examinee();
    var other =
        new kenpo.health.Examinee(
            "01130012",
            who.symbol(),
            who.number(),
            who.branch(),
            who.kana(),
            who.birthDate(),
            who.sex());
    var result = desk.run(doc("1").of(other));
    assertThat(counts(result)).containsExactly(0L, 0L, 0L, 0L, 1L);
    assertThat(desk.reasons(result))
        .containsExactly("h1.xml refused checkups.refused.other-insurer");
  }

  @Test
  void withoutARosterOrWithOtherKeysNothingIsBegun() {
    CheckupFile.Format file = path -> new Listed(List.of(doc("1").sound("a")), document -> {});
    assertThat(desk.run(file, CheckupDesk.policy("minato"), false))
        .isEqualTo(new StockResult.NoRoster());
    var strict = new MatchRules(new MatchPolicy(false, 0, false));
    var policy = new StockPolicy("aoba", CheckupDesk.policy("aoba").insurers(), strict);
    assertThat(desk.run(file, policy, false)).isEqualTo(new StockResult.OtherKeys());
  }

  @Test
  void anImportIsInTheAuditLogFromItsFirstChangeOn() {
    long id = CheckupDesk.id(desk.run(doc("1")));
    desk.undo(id, false);
    assertThat(
            desk.query(
                """
                SELECT outcome FROM audit_events
                 WHERE kind = 'CHECKUP_IMPORT' AND subject = %d ORDER BY event_id
                """
                    .formatted(id)))
        .containsExactly("BEGUN", "APPLIED", "UNDONE");
  }
}
