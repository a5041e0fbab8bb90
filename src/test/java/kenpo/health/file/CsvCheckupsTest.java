package kenpo.health.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import kenpo.health.Checkup;
import kenpo.health.Observation;
import kenpo.health.Place;
import kenpo.health.Value;
import kenpo.support.EveryItem;
import kenpo.web.Language;
import kenpo.web.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CsvCheckupsTest {

  private static final Limits LIMITS = Limits.asOf(LocalDate.of(2026, 11, 22));
  private static final Charset WINDOWS_31J = Charset.forName("windows-31j");
  private static final String HEADER =
      "保険者番号,記号,番号,枝番,氏名カナ,生年月日,性別,健診実施日,項目コード,状態,結果,単位,コード表,データ型\n";
  private static final String PERSON = "06990014,71,1001,00,サトウハナコ,19800401,2,20250610,";
  private static final String HEIGHT = PERSON + "9N001000000000001,,158.2,cm,,\n";
  private static final String WEIGHT = PERSON + "9N006000000000001,,52.0,kg,,\n";
  private static final String SMOKING = "9N736000000000011,,1,,,\n";

  @TempDir private Path folder;

  @Test
  void everyItemInEveryStatusComesBackInTheLongForm() throws Exception {
    var written = EveryItem.checkups();
    var read = sound(CsvSheet.longForm(EveryItem.EXAMINEE, written));
    assertThat(read.stream().map(Document.Sound::examinee).distinct())
        .containsExactly(EveryItem.EXAMINEE);
    assertThat(read.stream().map(Document.Sound::checkup).toList()).isEqualTo(written);
  }

  @Test
  void everyItemInEveryStatusComesBackInTheWideForm() throws Exception {
    for (var checkup : EveryItem.checkups()) {
      var written = eachItemOnce(checkup);
      var read = sound(CsvSheet.wideForm(EveryItem.EXAMINEE, written));
      assertThat(read).hasSize(1);
      assertThat(read.getFirst().checkup()).isEqualTo(written);
      assertThat(read.getFirst().examinee()).isEqualTo(EveryItem.EXAMINEE);
    }
  }

  @Test
  void anyEncodingThatClerksHaveIsRead() throws Exception {
    var text = HEADER + HEIGHT + WEIGHT;
    var expected = sound(text).getFirst().checkup();
    assertThat(sound("\uFEFF" + text).getFirst().checkup()).isEqualTo(expected);
    var file = Files.write(folder.resolve("sjis.csv"), text.getBytes(WINDOWS_31J));
    assertThat(((Document.Sound) documents(file).getFirst()).checkup()).isEqualTo(expected);
  }

  @Test
  void whatIsLeftOutIsWhatTheItemHas() throws Exception {
    var checkup = sound(HEADER + PERSON + "9N001000000000001,,158.2,,,\n").getFirst().checkup();
    var observed = checkup.observations().getFirst();
    assertThat(observed.place()).isEqualTo(Place.alone("01010"));
    assertThat(((Value.Quantity) observed.value().orElseThrow()).unit()).isEqualTo("cm");
    assertThat(checkup.written()).isEqualTo(checkup.examined());
    assertThat(checkup.report()).isEqualTo("90");
    assertThat(checkup.program()).isEqualTo("000");
  }

  @Test
  void theDayDecidesFromWhichListAnAnswerIs() throws Exception {
    var older = PERSON.replace("20250610", "20240331");
    assertThat(list(PERSON + SMOKING)).endsWith(".24060");
    assertThat(list(older + SMOKING)).endsWith(".2003");
    assertThat(list(older + SMOKING.replace(",,,", ",,1.2.392.200119.6.24060,")))
        .endsWith(".24060");
  }

  @Test
  void daysAndSexAreReadAsPeopleWriteThem() throws Exception {
    var row =
        HEIGHT
            .replace("19800401", "昭和55年4月1日")
            .replace("20250610", "2025/6/10")
            .replace(",2,", ",女,");
    var examinee = sound(HEADER + row).getFirst().examinee();
    assertThat(examinee.birthDate()).isEqualTo("1980-04-01");
    assertThat(sound(HEADER + row).getFirst().checkup().examined()).isEqualTo("2025-06-10");
  }

  @Test
  void aCheckupIsTheSameForAnImportHoweverOftenItIsRead() throws Exception {
    var first = sound(HEADER + HEIGHT).getFirst();
    assertThat(sound(HEADER + HEIGHT).getFirst().checksum()).isEqualTo(first.checksum());
    assertThat(sound(HEADER + HEIGHT.replace("158.2", "158.3")).getFirst().checksum())
        .isNotEqualTo(first.checksum());
  }

  @Test
  void checkupsAreCountedBeforeTheyAreRead() throws Exception {
    var file = write(HEADER + HEIGHT + WEIGHT + HEIGHT.replace("20250610", "20240610"));
    try (var opened = CsvDocuments.checkups(file, EveryItem.ITEMS, LIMITS)) {
      assertThat(opened.documents()).isEqualTo(2);
    }
  }

  @Test
  void aFileThatChangesBetweenTwoReadingsIsRefused() throws Exception {
    var file = write(HEADER + HEIGHT);
    try (var opened = CsvDocuments.checkups(file, EveryItem.ITEMS, LIMITS)) {
      Files.writeString(file, HEADER + HEIGHT + WEIGHT);
      assertThatThrownBy(() -> opened.each(document -> {}))
          .isInstanceOfSatisfying(
              Unreadable.class,
              e -> assertThat(e.problems().getFirst().key()).isEqualTo("file.changed"));
    }
  }

  /** Text of the file, line and key of the problem. */
  private record Wrong(String text, long line, String key) {}

  private static final Map<String, Wrong> WRONG_FILES =
      Map.ofEntries(
          Map.entry("empty", new Wrong("", 0, "file.empty")),
          Map.entry("titles alone", new Wrong(HEADER, 0, "file.no-rows")),
          Map.entry("no titles", new Wrong(HEIGHT, 1, "header.none")),
          Map.entry("unknown title", new Wrong(HEADER.replace("単位", "単価"), 1, "header.unknown")),
          Map.entry("title twice", new Wrong(HEADER.replace("単位", "結果"), 1, "header.twice")),
          Map.entry("no title", new Wrong(HEADER.replace("単位", ""), 1, "header.blank")),
          Map.entry("no kana", new Wrong(HEADER.replace("氏名カナ,", ""), 1, "header.missing")),
          Map.entry("no items", new Wrong(HEADER.replace("項目コード", "項目名"), 1, "header.no-items")),
          Map.entry(
              "both forms",
              new Wrong(HEADER.replace("データ型", "9N001000000000001"), 1, "header.both-forms")),
          Map.entry("comma too much", new Wrong(HEADER + HEIGHT.strip() + ",\n", 2, "row.width")),
          Map.entry("open quote", new Wrong(HEADER + HEIGHT + "\"" + WEIGHT, 3, "row.quote")),
          Map.entry(
              "control", new Wrong(HEADER + HEIGHT.replace("cm", "c\u0007m"), 2, "row.control")),
          Map.entry("packed", new Wrong("PK\u0003\u0004", 0, "file.packed")));

  static List<String> wrongFiles() {
    return List.copyOf(WRONG_FILES.keySet());
  }

  @ParameterizedTest
  @MethodSource("wrongFiles")
  void aFileThatIsNoneIsRefusedWithItsLine(String name) throws Exception {
    var wrong = WRONG_FILES.get(name);
    var text = wrong.key().startsWith("header") ? wrong.text() + HEIGHT : wrong.text();
    assertThatThrownBy(() -> CsvDocuments.checkups(write(text), EveryItem.ITEMS, LIMITS))
        .isInstanceOfSatisfying(
            Unreadable.class,
            e -> {
              var problem = e.problems().getFirst();
              assertThat(problem.key()).isEqualTo(wrong.key());
              assertThat(problem.line()).isEqualTo(wrong.line());
              tells(problem);
            });
  }

  private static final Map<String, Wrong> WRONG_ROWS =
      Map.ofEntries(
          Map.entry("number", new Wrong(HEIGHT.replace("158.2", "158cm"), 3, "value.number")),
          Map.entry("unit", new Wrong(HEIGHT.replace(",cm", ",mm"), 3, "unit.other")),
          Map.entry(
              "date", new Wrong(HEIGHT.replace("20250610", "20250631"), 3, "examined.no-such-day")),
          Map.entry(
              "late", new Wrong(HEIGHT.replace("20250610", "20290610"), 3, "examined.no-such-day")),
          Map.entry("birth", new Wrong(HEIGHT.replace("19800401", "春"), 3, "birth.form")),
          Map.entry("sex", new Wrong(HEIGHT.replace(",2,", ",3,"), 3, "sex.unknown")),
          Map.entry("insurer", new Wrong(HEIGHT.replace("06990014", "6990014"), 3, "insurer.form")),
          Map.entry("no kana", new Wrong(HEIGHT.replace("サトウハナコ", ""), 3, "kana.missing")),
          Map.entry(
              "item", new Wrong(HEIGHT.replace("9N001000000000001", "9N001"), 3, "item.code-form")),
          Map.entry(
              "no item",
              new Wrong(HEIGHT.replace("9N001000000000001", ""), 3, "item.code-missing")),
          Map.entry("no value", new Wrong(HEIGHT.replace("158.2", ""), 3, "value.missing")),
          Map.entry("answer", new Wrong(PERSON + SMOKING.replace(",1,", ",9,"), 3, "answer.code")),
          Map.entry(
              "list",
              new Wrong(PERSON + SMOKING.replace(",,,", ",,1.2.3,"), 3, "answer.list-unknown")),
          Map.entry("status", new Wrong(HEIGHT.replace(",,158.2", ",なし,158.2"), 3, "csv.status")),
          Map.entry(
              "not done",
              new Wrong(HEIGHT.replace(",,158.2", ",未実施,158.2"), 3, "status.not-done-with-value")),
          Map.entry(
              "not measurable",
              new Wrong(
                  HEIGHT.replace(",,158.2", ",測定不能,158.2"), 3, "status.not-measurable-with-value")),
          Map.entry(
              "no type",
              new Wrong(
                  HEIGHT.replace("9N001000000000001", "9Z999000000000001"), 3, "csv.type-missing")),
          Map.entry("type", new Wrong(HEIGHT.replace(",cm,,", ",cm,,ST"), 3, "value.type")),
          Map.entry("twice", new Wrong(HEIGHT + HEIGHT.replace("158.2", "158.3"), 4, "item.twice")),
          Map.entry(
              "other name", new Wrong(HEIGHT + WEIGHT.replace("ハナコ", "ハナ"), 4, "csv.rows-differ")));

  static List<String> wrongRows() {
    return List.copyOf(WRONG_ROWS.keySet());
  }

  @ParameterizedTest
  @MethodSource("wrongRows")
  void aCheckupThatIsWrongIsRefusedAndTheOneBeforeIsNot(String name) throws Exception {
    var wrong = WRONG_ROWS.get(name);
    var other = HEIGHT.replace(",1001,", ",1002,");
    var documents = documents(write(HEADER + other + wrong.text()));
    assertThat(documents).hasSize(2);
    assertThat(documents.getFirst()).isInstanceOf(Document.Sound.class);
    var problem = ((Document.Refused) documents.getLast()).problems().getFirst();
    assertThat(problem.key()).isEqualTo(wrong.key());
    assertThat(problem.line()).isEqualTo(wrong.line());
    tells(problem);
  }

  @Test
  void rowsOfOneCheckupThatStandApartAreRefusedBoth() throws Exception {
    var other = HEIGHT.replace(",1001,", ",1002,");
    var documents = documents(write(HEADER + HEIGHT + other + WEIGHT));
    assertThat(documents.get(1)).isInstanceOf(Document.Sound.class);
    assertThat(List.of(documents.get(0), documents.get(2)))
        .allSatisfy(
            document ->
                assertThat(((Document.Refused) document).problems().getFirst().key())
                    .isEqualTo("csv.rows-apart"));
  }

  @Test
  void twoRowsForOneCheckupInTheWideFormAreRefusedBoth() throws Exception {
    var titles = "保険者番号,番号,氏名カナ,生年月日,性別,健診実施日,9N001000000000001 身長,9N006000000000001:状態\n";
    var row = "06990014,1001,サトウハナコ,19800401,2,20250610,158.2,未実施\n";
    assertThat(sound(titles + row).getFirst().checkup().observations()).hasSize(2);
    assertThat(documents(write(titles + row + row)))
        .hasSize(2)
        .allSatisfy(
            document ->
                assertThat(((Document.Refused) document).problems().getFirst().key())
                    .isEqualTo("csv.row-twice"));
  }

  /** In both languages, with its line, and without what the file says of the person. */
  private static void tells(Problem problem) {
    for (var language : Language.values()) {
      var text = problem.text(Messages.all(), language);
      assertThat(text).doesNotContain("checkupfile", "サトウ", "158");
      if (problem.line() > 0) {
        assertThat(text).contains(Long.toString(problem.line()));
      }
    }
  }

  private String list(String row) throws Exception {
    var value = sound(HEADER + row).getFirst().checkup().observations().getFirst().value();
    return ((Value.Answer) value.orElseThrow()).list();
  }

  private List<Document.Sound> sound(String text) throws Exception {
    var all = documents(write(text));
    assertThat(all).allSatisfy(it -> assertThat(it).isInstanceOf(Document.Sound.class));
    return all.stream().map(Document.Sound.class::cast).toList();
  }

  private static List<Document> documents(Path file) throws Exception {
    var all = new ArrayList<Document>();
    try (var opened = CsvDocuments.checkups(file, EveryItem.ITEMS, LIMITS)) {
      opened.each(all::add);
    }
    return all;
  }

  private Path write(String text) throws Exception {
    return Files.write(folder.resolve("checkups.csv"), text.getBytes(StandardCharsets.UTF_8));
  }

  private static Checkup eachItemOnce(Checkup checkup) {
    var seen = new HashSet<>();
    var group = new ArrayList<Observation>();
    for (var observed : checkup.observations()) {
      if (observed.place().group() <= 1 && seen.add(observed.item())) {
        group.add(observed);
      }
    }
    return new Checkup(
        checkup.report(),
        checkup.program(),
        checkup.examined(),
        checkup.written(),
        checkup.institution(),
        group);
  }
}
