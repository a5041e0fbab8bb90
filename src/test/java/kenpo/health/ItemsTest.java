package kenpo.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import kenpo.config.ConfigError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Items and answers are what the tables of their time say, and wrong tables stop the start. */
class ItemsTest {

  private static final Path CONF = Path.of("conf/health");
  private static final Items ITEMS = Items.load(CONF);
  private static final String P = "1.2.392.200119.6.";

  @TempDir Path folder;

  @Test
  void allItemsOfTheTablesAndTheOlderOnesAreThere() {
    assertThat(ITEMS.all()).hasSize(143 + 7);
    assertThat(ITEMS.all().iterator().next().name()).isEqualTo("身長");
    assertThat(item("9A752000000000001").unitShown()).isEqualTo("mmHg");
    assertThat(item("3D046000001920402").methodCode()).isEqualTo("3D04620000");
  }

  @Test
  void eachListOfAnItemHasAnswers() {
    for (var item : ITEMS.all()) {
      item.list().ifPresent(list -> assertThat(ITEMS.knows(list)).as(item.name()).isTrue());
      assertThat(item.olderLists()).allMatch(older -> ITEMS.knows(older.oid()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "9N736000000000011, 2003, 1, はい, Yes",
    "9N736000000000011, 2003, 2, いいえ, No",
    "9N736000000000011, 24060, 1, はい, Yes",
    "9N736000000000011, 24060, 3, いいえ, No",
    "9N786000000000011, 2005, 3, ほとんど飲まない, Hardly ever",
    "9N786000000000011, 24040, 3, 週3～4日, 3 or 4 days a week",
    "9N791000000000011, 2006, 4, 3合以上, 3 gō or more",
    "9N791000000000011, 24050, 4, 3～5合未満, 3 to less than 5 gō",
    "9A110160700000011, 2002, 4, 検査不適, Not suited to the test",
    "1A010000000191111, 2102, 5, ＋＋＋, 3+",
  })
  void anAnswerMeansWhatItsListSays(String code, String list, String answer, String ja, String en) {
    var words = ITEMS.answer(new ItemCode(code), P + list, answer).orElseThrow().words();
    assertThat(List.of(words.ja(), words.en())).containsExactly(ja, en);
    assertThat(ITEMS.meaning(new ItemCode(code), P + list, answer)).contains(ja);
    assertThat(item(code).takes(P + list)).isTrue();
  }

  @Test
  void whatNoListHasMeansNothing() {
    assertThat(ITEMS.meaning(new ItemCode("9N736000000000011"), P + "2003", "3")).isEmpty();
    assertThat(ITEMS.meaning(new ItemCode("9N736000000000011"), P + "9999", "1")).isEmpty();
    assertThat(ITEMS.knows(P + "9999")).isFalse();
    assertThat(item("9N736000000000011").takes(P + "24040")).isFalse();
    assertThat(ITEMS.find(new ItemCode("00000000000000000"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "3F015000002327101, 3F015129902327101",
    "3D010000001926101, 3D010129901926101",
    "3D046000001920402, 3D045000001920402",
    "3B070000002327101, 3B070000002327501",
    "9A751000000000001, 9A761000000000001"
  })
  void whatMustNotBeComparedIsOfTwoSeries(String one, String other) {
    assertThat(item(one).series()).isNotEqualTo(item(other).series());
  }

  @ParameterizedTest
  @CsvSource({
    "3D046000001906202, 3D046000001999902",
    "9N016160100000001, 9N016160300000001",
    "3F077000002327101, 3F077000002391901",
    "9A755000000000001, 9A751000000000001"
  })
  void methodsAndReadingsOfOneMeasureAreOfOneSeries(String one, String other) {
    assertThat(item(one).series()).isEqualTo(item(other).series());
  }

  @Test
  void itemsOfOneSeriesHaveOneUnitAndOneKindOfValue() {
    for (var one : ITEMS.all()) {
      assertThat(ITEMS.all())
          .filteredOn(other -> other.series().equals(one.series()))
          .filteredOn(other -> !other.unit().isEmpty() && !one.unit().isEmpty())
          .allMatch(other -> other.unit().equals(one.unit()) && other.type() == one.type());
    }
  }

  @Test
  void anItemSaysSinceWhenAndUntilWhenAndWhatNobodyLookedUp() {
    assertThat(item("9N806000000000011").years())
        .isEqualTo(new FiscalYears(Optional.empty(), Optional.of(2023)));
    assertThat(item("9N806000000000011").unverified()).containsExactly("list", "until");
    assertThat(item("3F015129902327101").years().from()).contains(2024);
    assertThat(item("3F015129902327101").unverified()).isEmpty();
    assertThat(item("9N786000000000011").olderLists())
        .containsExactly(
            new AnswerList(P + "2005", new FiscalYears(Optional.empty(), Optional.of(2023))));
    assertThat(ITEMS.series("bmi").orElseThrow().decimals()).contains(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mg/dL", "mg/dl", "MG/DL", " mg / dl ", "ｍｇ／ｄＬ", "㎎/㎗", ""})
  void aUnitIsKnownHoweverItIsWritten(String unit) {
    assertThat(item("3F070000002327101").isMeasuredIn(unit)).isTrue();
  }

  @Test
  void anotherUnitIsNotTheItems() {
    assertThat(item("3F070000002327101").isMeasuredIn("mmol/L")).isFalse();
    assertThat(item("9A751000000000001").isMeasuredIn("mmHg")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "items.csv|9N001000000000001,身長|9N00100000000000,身長|items.csv:5: code:"
            + " \"9N00100000000000\"|a code of 17",
        "items.csv|9N006000000000001,体重|9N001000000000001,体重|items.csv:6: code: |each once",
        "items.csv|身長,Height,PQ|身長,Height,XX|items.csv:5: type: \"XX\"|one of PQ, CD, CO, ST",
        "items.csv|身長,Height,PQ|身長,,PQ|items.csv:5: name_en: nothing|a text",
        "items.csv|MUST,bmi|MUST,bmj|items.csv:7: series: \"bmj\"|one of series.csv",
        "items.csv|MUST,bmi|MUST,smoking|items.csv:7: series: \"smoking\"|one with decimals",
        "items.csv|身体計測,MUST,height|身長計測,MUST,height|items.csv:5: category: |one of categories",
        "items.csv|height,,,,annex2-2023,|height,,,,annex3,|items.csv:5: source: \"annex3\"|one of"
            + " annex2",
        "items.csv|height,,,,annex2-2023,|height,third,,,annex2-2023,|items.csv:5: reading: |one of"
            + " first",
        "items.csv|height,,,,annex2-2023,|height,,24,,annex2-2023,|items.csv:5: from: \"24\"|a"
            + " fiscal year",
        "items.csv|height,,,,annex2-2023,|height,,,,annex2-2023,form|items.csv:5: unverified:"
            + " |names of columns",
        "items.csv|height,,,,annex2-2023,|height,,,,annex2-2023|items.csv:5: 18 fields|19",
        "items.csv|code,name,|kode,name,|items.csv: these columns|code,name,name_en",
        "items.csv|既往歴,Medical history,CD,,,,1.2|既往歴,Medical history,CD,,,,2.x|items.csv:13: list:"
            + " |an OID",
        "items.csv|既往歴,Medical history,CD,|既往歴,Medical history,ST,|items.csv:13: list: |an OID"
            + " where type",
        "series.csv|bmi,BMI,BMI,1|bmi,BMI,BMI,9|series.csv:6: decimals: \"9\"|0 to 3",
        "series.csv|bmi,BMI,BMI,1|height,BMI,BMI,1|series.csv:6: series: |each once",
        "categories.csv|診察,|身体計測,|categories.csv:4: category: |each once",
        "older-lists.csv|9N736|8N736|older-lists.csv: item: |a code of items.csv",
        "answers.csv|,1,基準該当|,2,基準該当|answers.csv:5: code: \"2\"|each once in its list",
        "answers.csv|9A110160700000011|9A110160700000012|answers.csv:265: item: |a code of"
            + " items.csv",
        "sources.yaml|kind: memory|kind: guess|sources.yaml:22: sources.kind: \"guess\"|one of"
            + " transcribed",
        "sources.yaml|key: answers-2023|key: annex2-2023|sources.yaml:6: sources: |each key once",
      })
  void aWrongTableIsToldWithFileLineColumnAndWhatIsAllowed(
      String file, String right, String wrong, String where, String allowed) throws IOException {
    copy();
    var text = Files.readString(folder.resolve(file));
    assertThat(text).contains(right);
    Files.writeString(folder.resolve(file), text.replaceFirst(quoted(right), wrong));
    assertThat(problems())
        .anySatisfy(told -> assertThat(told).contains(where).contains("allowed: " + allowed));
  }

  @Test
  void aFileThatIsMissingIsTold() throws IOException {
    copy();
    Files.delete(folder.resolve("series.csv"));
    assertThat(problems()).singleElement().asString().contains("series.csv: cannot be read");
  }

  private static String quoted(String text) {
    return java.util.regex.Pattern.quote(text);
  }

  private void copy() throws IOException {
    try (var files = Files.list(CONF)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
  }

  private List<String> problems() {
    return catchThrowableOfType(ConfigError.class, () -> Items.load(folder)).problems();
  }

  private static Item item(String code) {
    return ITEMS.find(new ItemCode(code)).orElseThrow();
  }
}
