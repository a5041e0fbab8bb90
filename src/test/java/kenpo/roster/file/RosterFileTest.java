package kenpo.roster.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kenpo.roster.MemberKind;
import kenpo.roster.Papers;
import kenpo.roster.Sex;
import kenpo.roster.intake.ImportReport;
import kenpo.society.InsurerNumber;
import kenpo.society.RosterFormat;
import kenpo.web.Language;
import kenpo.web.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RosterFileTest {

  private static final String HEADER =
      "保険者番号,記号,番号,枝番,氏名カナ,氏名漢字,生年月日,性別,続柄,区分,資格取得日,資格喪失日,旧保険者番号,旧記号,旧番号,旧枝番\n";
  private static final String GOOD =
      "06990014,71-1234,0012345,01,ﾀｶﾊｼ ｼﾖｳﾀ,髙橋　翔太,3550401,1,本人,本人,20100401,,,,,\n";
  private static final RosterFormat FORMAT = RosterFormat.of(List.of("06990014", "63990014"));
  private static final Messages MESSAGES = Messages.load(List.of(ImportReport.TEXTS));

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"windows-31j", "UTF-8", "UTF-8 with BOM"})
  void aFileIsReadInItsEncoding(String encoding) throws IOException {
    var text = (encoding.endsWith("BOM") ? "\uFEFF" : "") + HEADER + GOOD;
    var charset = Charset.forName(encoding.replace(" with BOM", ""));
    assertThat(rows(text.getBytes(charset)))
        .containsExactly(
            new RosterRow(
                2,
                new Papers(new InsurerNumber("06990014"), "71-1234", "0012345", Optional.of("01")),
                "ﾀｶﾊｼ ｼﾖｳﾀ",
                Optional.of("髙橋　翔太"),
                LocalDate.of(1980, 4, 1),
                Optional.of(Sex.MALE),
                Optional.of("本人"),
                MemberKind.INSURED,
                LocalDate.of(2010, 4, 1),
                Optional.empty(),
                Optional.empty(),
                PostalAddress.NONE,
                false,
                Optional.empty()));
  }

  @Test
  void columnsMayStandInAnyOrderAndOptionalOnesMayBeMissing() throws IOException {
    var text =
        """
        区分,資格取得日,生年月日,氏名カナ,番号,記号,保険者番号,事業所コード
        1,2010/4/1,S55.4.1,サトウ ハナコ,1,,06990014,J100
        """;
    assertThat(rows(text.getBytes(StandardCharsets.UTF_8)))
        .singleElement()
        .satisfies(row -> assertThat(row.papers().branch()).isEmpty());
  }

  @Test
  void earlierPapersAreRead() throws IOException {
    var row = GOOD.replace(",,,,,\n", ",,06990014,71-1,5,00\n");
    assertThat(rows((HEADER + row).getBytes(StandardCharsets.UTF_8)).getFirst().earlier())
        .contains(new Papers(new InsurerNumber("06990014"), "71-1", "5", Optional.of("00")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          06990014|06990015|2行目「保険者番号」: 保険者番号として正しくありません。
          06990014|6990014|2行目「保険者番号」: 保険者番号として正しくありません。
          06990014|06990022|2行目「保険者番号」: この健康保険組合の保険者番号ではありません。
          0012345||2行目「番号」: 空欄にできません。
          ﾀｶﾊｼ ｼﾖｳﾀ||2行目「氏名カナ」: 空欄にできません。
          3550401||2行目「生年月日」: 空欄にできません。
          3550401|3550431|2行目「生年月日」: 暦にない日付です。
          3550401|80/4/1|2行目「生年月日」: 日付として読めません。
          3550401|平成31年5月1日|2行目「生年月日」: 暦にない日付です。平成は2019-04-30までです。
          3550401|令和1年4月1日|2行目「生年月日」: 暦にない日付です。令和は2019-05-01からです。
          3550401|20200101|2行目「生年月日」: 生年月日が資格取得日より後です。
          ,1,本人|,3,本人|2行目「性別」: 性別として読めません。
          本人,2010|社長,2010|2行目「区分」: 区分として読めません。
          20100401,,|20100401,20100331,|2行目「資格喪失日」: 資格喪失日が資格取得日より前です。
          ,,,,,|,,,,|2行目: 項目の数が15個で、見出しの16個と合いません。
          ,,,,,|,,06990014,71,,|2行目「旧番号」: 空欄にできません。
          ,,,,,|,,,71,5,|2行目「旧保険者番号」: 空欄にできません。
          """)
  void aWrongRowIsToldWithLineAndField(String right, String wrong, String expected)
      throws IOException {
    var row = GOOD.replace(right, wrong == null ? "" : wrong);
    assertThat(problems(HEADER + row)).singleElement().asString().startsWith(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          記号,番号|記号|1行目「番号」: 見出しにこの列がありません。
          ,枝番,氏|,技番,氏|1行目「技番」: この名前の列はありません。
          ,枝番,氏|,番号,氏|1行目「番号」: 見出しにこの列が2回あります。
          """)
  void aWrongHeaderIsTold(String right, String wrong, String expected) throws IOException {
    assertThat(problems(HEADER.replace(right, wrong) + GOOD))
        .singleElement()
        .asString()
        .startsWith(expected);
  }

  @Test
  void whatAFieldHoldsIsNotTold() throws IOException {
    var secret = "ｹﾝﾎﾟ ﾋﾐﾂ";
    var wrong = new ArrayList<Problem>();
    for (int place = 0; place < HEADER.split(",").length; place++) {
      var fields = GOOD.strip().split(",", -1);
      fields[place] = secret;
      wrong.addAll(problemsOf(HEADER + String.join(",", fields)));
      fields[place] = secret.repeat(50);
      wrong.addAll(problemsOf(HEADER + String.join(",", fields)));
    }
    assertThat(wrong).extracting(Problem::key).contains("field.kind", "field.not-a-date");
    for (var language : Language.values()) {
      assertThat(wrong).noneMatch(told -> told.text(MESSAGES, language).contains("ﾋﾐﾂ"));
    }
  }

  @Test
  void aTitleThatIsNotKnownIsShownWithoutWhatATerminalObeysAndNotAtAnyLength() throws IOException {
    var title = "\u009B31m続\u202E抦\u0007";
    assertThat(problems(HEADER.replace("続柄", title) + GOOD))
        .containsExactly("1行目「31m続抦」: この名前の列はありません。列名を確かめるか、列を削除してください。");
    assertThat(problems(HEADER.replace("続柄", "𠮷".repeat(10_000)) + GOOD))
        .singleElement()
        .asString()
        .startsWith("1行目「" + "𠮷".repeat(40) + "…」");
  }

  @Test
  void everyWrongFieldIsToldInOneGo() throws IOException {
    var row =
        GOOD.replace("06990014", "0699001x").replace("3550401", "").replace("本人,2010", "x,2010");
    assertThat(problems(HEADER + GOOD + row)).hasSize(3).allMatch(text -> text.startsWith("3行目"));
  }

  @Test
  void aFileWithoutRowsIsTold() throws IOException {
    assertThat(problems("")).containsExactly("ファイル全体: ファイルに何も入っていません。");
    assertThat(problems(HEADER)).containsExactly("ファイル全体: 見出しの行だけで、加入者の行がありません。");
  }

  @Test
  void aFileInNoKnownEncodingIsTold() throws IOException {
    var bytes = (HEADER + GOOD).getBytes(StandardCharsets.UTF_16);
    assertThat(texts(read(bytes, new ArrayList<>())))
        .singleElement()
        .asString()
        .startsWith("ファイル全体: 文字コードが UTF-16");
  }

  @Test
  void anOpenQuoteIsTold() throws IOException {
    assertThat(problems(HEADER + GOOD + "\"06990014,1"))
        .singleElement()
        .asString()
        .startsWith("3行目: 引用符");
  }

  @Test
  void readingEndsAfterAHundredProblems() throws IOException {
    var bad = GOOD.replace("3550401", "x");
    assertThat(problems(HEADER + bad.repeat(500))).hasSize(RosterFile.MAX_PROBLEMS);
  }

  @Test
  void problemsAreToldInEnglishToo() throws IOException {
    var bytes = (HEADER + GOOD.replace("3550401", "x")).getBytes(StandardCharsets.UTF_8);
    assertThat(read(bytes, new ArrayList<>()).getFirst().text(MESSAGES, Language.EN))
        .startsWith("line 2, 生年月日: This cannot be read as a date.");
  }

  private List<RosterRow> rows(byte[] bytes) throws IOException {
    var rows = new ArrayList<RosterRow>();
    assertThat(read(bytes, rows)).isEmpty();
    return rows;
  }

  private List<String> problems(String text) throws IOException {
    return texts(problemsOf(text));
  }

  private List<Problem> problemsOf(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8), new ArrayList<>());
  }

  private List<Problem> read(byte[] bytes, List<RosterRow> rows) throws IOException {
    var file = Files.write(folder.resolve("roster.csv"), bytes);
    return new RosterFile(file, FORMAT).read(rows::add);
  }

  private static List<String> texts(List<Problem> problems) {
    return problems.stream().map(problem -> problem.text(MESSAGES, Language.JA)).toList();
  }
}
