package kenpo.health.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kenpo.health.Checkup;
import kenpo.health.Institution;
import kenpo.health.ItemCode;
import kenpo.health.Observation;
import kenpo.health.Person;
import kenpo.health.Place;
import kenpo.health.Status;
import kenpo.health.StoredCheckup;
import kenpo.health.StoredCheckup.Papers;
import kenpo.health.Value;
import kenpo.support.EveryItem;
import kenpo.support.Shelf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What members take away as a table: an import reads it again, and no spreadsheet computes it. */
class CsvFileTest {

  @TempDir private Path folder;

  @Test
  void everyItemInEveryStatusIsReadAgain() throws Exception {
    var written = EveryItem.checkups();
    assertThat(read(written)).isEqualTo(named(written));
  }

  @Test
  void institutionsOfOneDayAreToldApartAsImportsTellThem() throws Exception {
    var words = EveryItem.checkups().getFirst().observations().subList(0, 2);
    var written =
        Stream.of("若葉医院", "青葉眼科", "").map(name -> at(new Institution("", name), words)).toList();
    assertThat(read(written)).isEqualTo(named(written));
  }

  private static Checkup at(Institution institution, List<Observation> observations) {
    var day = LocalDate.of(2019, 6, 1);
    return new Checkup("90", "000", day, day, institution, observations);
  }

  private List<Checkup> read(List<Checkup> written) throws Exception {
    var file = folder.resolve("checkups.csv");
    Files.writeString(file, text(written));
    var read = new ArrayList<Checkup>();
    try (var opened =
        CsvDocuments.checkups(file, EveryItem.ITEMS, Limits.asOf(LocalDate.of(2026, 11, 20)))) {
      opened.each(
          document -> {
            assertThat(document).isInstanceOf(Document.Sound.class);
            var sound = (Document.Sound) document;
            assertThat(sound.examinee()).isEqualTo(EveryItem.EXAMINEE);
            read.add(sound.checkup());
          });
    }
    return named(read);
  }

  private static List<Checkup> named(List<Checkup> those) {
    return those.stream().map(CsvFileTest::named).toList();
  }

  /** With the names that the table puts where the file had none. */
  private static Checkup named(Checkup it) {
    return new Checkup(
        it.report(),
        it.program(),
        it.examined(),
        it.written(),
        it.institution(),
        it.observations().stream().map(CsvFileTest::named).toList());
  }

  private static Observation named(Observation it) {
    var own = EveryItem.ITEMS.find(it.item()).map(item -> item.name()).orElse("");
    return new Observation(
        it.place(),
        it.item(),
        it.name().isEmpty() ? own : it.name(),
        it.status(),
        it.value().map(value -> named(it, value)),
        it.flag(),
        it.range(),
        it.method(),
        it.by());
  }

  private static Value named(Observation it, Value value) {
    return value instanceof Value.Answer(var list, var code, var ordered, var display)
        ? new Value.Answer(
            list, code, ordered, display.or(() -> EveryItem.ITEMS.meaning(it.item(), list, code)))
        : value;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+x", "-x", "@SUM(A1)", "\t=1", "＝1", "－x", "=\n1", " =1", "'=1", "\n=1"})
  void whatASpreadsheetWouldComputeIsWords(String words) {
    assertThat(Formula.harmless(words)).isEqualTo("'" + words);
    assertThat(Formula.meant("'" + words)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"-1.5", "12", "+3", "身長", "1+", "－", "＋＋", "''"})
  void whatItWouldNotIsLeftAlone(String words) {
    assertThat(Formula.harmless(words)).isEqualTo(words);
    assertThat(Formula.meant(words)).isEqualTo(words);
  }

  @Test
  void aFindingThatLooksLikeAFormulaIsHarmless() {
    var finding =
        new Observation(
            Place.alone("01010"),
            new ItemCode("9A110160800000049"),
            "",
            Status.MEASURED,
            Optional.of(new Value.Text("=HYPERLINK(\"https://example.jp\")")),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    assertThat(text(List.of(EveryItem.checkup(List.of(finding)))))
        .contains(",\"'=HYPERLINK(\"\"https://example.jp\"\")\",");
  }

  private static String text(List<Checkup> checkups) {
    var examinee = EveryItem.EXAMINEE;
    var person = new Person(examinee.kana(), examinee.birthDate(), Optional.of(examinee.sex()));
    var papers =
        new Papers(
            examinee.insurerNumber(), examinee.symbol(), examinee.number(), examinee.branch());
    return new CsvFile(EveryItem.ITEMS)
        .of(
            person,
            checkups.stream()
                .map(it -> new StoredCheckup(1, 1, papers, Instant.EPOCH, Shelf.text(it)))
                .toList());
  }
}
