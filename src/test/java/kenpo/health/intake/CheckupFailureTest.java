package kenpo.health.intake;

import static kenpo.health.intake.CheckupDesk.counts;
import static kenpo.health.intake.CheckupDesk.doc;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import kenpo.health.Checkup;
import kenpo.health.Institution;
import kenpo.health.Items;
import kenpo.health.file.CheckupFile;
import kenpo.health.file.Document;
import kenpo.health.file.Limits;
import kenpo.health.file.Problem;
import kenpo.health.file.Unreadable;
import kenpo.health.intake.CheckupDesk.Listed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an import tells and keeps when its file, one of its documents or this program is wrong. */
class CheckupFailureTest {

  private static final int MANY = 1200;

  @TempDir private Path folder;
  private CheckupDesk desk;

  @BeforeEach
  void open() {
    desk = new CheckupDesk(folder);
    desk.roster(CheckupDesk.rows(MANY));
  }

  private StockResult run(CheckupFile.Format format) {
    return desk.run(format, CheckupDesk.policy("aoba"), false);
  }

  private CheckupFile noZip() throws IOException, Unreadable {
    var path = Files.writeString(folder.resolve("no.zip"), "no ZIP");
    return CheckupFile.known(
            Items.load(Path.of("conf/health")), Limits.asOf(LocalDate.of(2026, 11, 20)))
        .open(path);
  }

  /** Turns out to be unreadable after its last document. */
  private final class WrongAtTheEnd implements CheckupFile {

    private final CheckupFile before = new Listed(CheckupDesk.documents(MANY), document -> {});

    @Override
    public List<Problem> problems() {
      return List.of();
    }

    @Override
    public int documents() {
      return MANY;
    }

    @Override
    public void each(Consumer<Document> sink) throws IOException, Unreadable {
      before.each(sink);
      noZip().close();
    }

    @Override
    public void close() {}
  }

  @Test
  void aFileThatIsWrongAtItsEndIsToldWithWhatIsInAndCanBeTakenBack() {
    var failed = (StockResult.Failed) run(path -> new WrongAtTheEnd());
    assertThat(failed.key()).isEqualTo("failed.unreadable");
    assertThat(failed.problems()).isNotEmpty();
    assertThat(counts(failed)).containsExactly(1000L, 0L, 0L, 0L, 0L);
    assertThat(desk.query("SELECT count(*) FROM checkups")).containsExactly("1000");
    assertThat(run()).containsExactly("failed 1000");
    assertThat(desk.report(failed).getLast().outcome()).isEqualTo(DocumentOutcome.FILE);
    long id = failed.importId();
    assertThat(desk.undo(id, false)).isEqualTo(CheckupDesk.undone(id, 1000, 0, false));
  }

  private List<String> run() {
    return desk.query(
        "SELECT concat_ws(' ', state, difference ->> 'new') FROM checkup_imports ORDER BY 1");
  }

  @Test
  void aFileThatIsNoneIsRefusedWithItsReport() {
    var refused = run(path -> noZip());
    assertThat(refused).isInstanceOf(StockResult.Refused.class);
    assertThat(desk.report(refused)).isNotEmpty();
    assertThat(run()).containsExactly("refused");
  }

  @Test
  void aMistakeOfThisProgramEndsTheRunAndIsToldByItsPlaceAlone() {
    var read = new AtomicInteger();
    Consumer<Document> mistake =
        document -> {
          if (read.incrementAndGet() == 700) {
            throw new IllegalStateException("サトウ");
          }
        };
    var failed = (StockResult.Failed) run(path -> new Listed(CheckupDesk.documents(MANY), mistake));
    assertThat(failed.key()).isEqualTo("failed.program");
    assertThat(failed.detail()).startsWith("IllegalStateException CheckupFailureTest.java:");
    assertThat(run()).containsExactly("failed 500");
  }

  @Test
  void whatTheDatabaseDoesNotWantIsRefusedAloneWithItsReason() {
    var result =
        desk.run(
            doc("1"),
            doc("2").written("+9999999-01-01"),
            doc("3"),
            doc("4"),
            doc("5").on("+9999999-01-01"),
            doc("6"));
    assertThat(counts(result)).containsExactly(4L, 0L, 0L, 0L, 2L);
    assertThat(desk.reasons(result))
        .containsExactly(
            "h2.xml refused checkups.refused.unstorable",
            "h5.xml refused checkups.refused.unstorable");
    assertThat(desk.checkups()).hasSize(4);
    assertThat(
            desk.query(
                "SELECT outcome FROM audit_events WHERE kind = 'CHECKUP_IMPORT' ORDER BY event_id"))
        .containsExactly("BEGUN", "APPLIED");
  }

  private static Document.Sound from(Institution institution, String entry) {
    var said = doc("1").sound(entry);
    var checkup = said.checkup();
    return new Document.Sound(
        entry,
        said.examinee(),
        new Checkup(
            checkup.report(),
            checkup.program(),
            checkup.examined(),
            checkup.written(),
            institution,
            checkup.observations()),
        said.checksum(),
        List.of());
  }

  @Test
  void institutionsWithoutANumberAreToldApartByTheirNames() {
    var all =
        List.of(
            from(new Institution("", "青葉クリニック"), "a.xml"),
            from(new Institution("", "若葉クリニック"), "b.xml"),
            from(new Institution("", "青葉　ｸﾘﾆｯｸ"), "c.xml"));
    var result = run(path -> new Listed(all, document -> {}));
    assertThat(counts(result)).containsExactly(2L, 0L, 1L, 0L, 0L);
    assertThat(desk.query("SELECT institution FROM checkups ORDER BY 1"))
        .containsExactlyInAnyOrder("青葉クリニック", "若葉クリニック");
  }

  @Test
  void longDocumentsAreFewAtATime() throws Exception {
    var length = 300_000;
    var one = from(new Institution("1312345678", "あ".repeat(length)), "a.xml");
    var sizes = new ArrayList<Integer>();
    new ReadAheadImport(
            new Listed(Collections.nCopies(40, one), document -> {}),
            new Reception(CheckupDesk.policy("aoba")))
        .each(batch -> sizes.add(batch.size()));
    assertThat(sizes).hasSizeGreaterThan(2).allMatch(size -> size * length <= 4_300_000);
    assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(40);
  }

  @Test
  void whoTakesBackOneOfTwoRunsOfAFileIsToldOfTheOther() {
    var read = new AtomicInteger();
    Consumer<Document> breaks =
        document -> {
          if (read.incrementAndGet() == 700) {
            throw CheckupDesk.disk();
          }
        };
    long first = CheckupDesk.id(run(path -> new Listed(CheckupDesk.documents(MANY), breaks)));
    long second =
        CheckupDesk.id(run(path -> new Listed(CheckupDesk.documents(MANY), document -> {})));
    var othersOfFirst = new StockResult.Others(List.of(second), List.of(second));
    var othersOfSecond = new StockResult.Others(List.of(first), List.of());
    assertThat(desk.undo(first, true))
        .isEqualTo(new StockResult.Undone(first, 500, 0, othersOfFirst, true));
    assertThat(desk.undo(second, false))
        .isEqualTo(new StockResult.Undone(second, 700, 0, othersOfSecond, false));
    assertThat(desk.undo(first, false)).isEqualTo(CheckupDesk.undone(first, 500, 0, false));
    assertThat(desk.undo(second, false))
        .isEqualTo(new StockResult.NotUndone(second, Optional.empty()));
  }
}
