package kenpo.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is answered from tables and by loops is what the definitions answer. */
class QuickWaysTest {

  private static final List<String> KANA_LETTERS =
      letters(
          "ぁヿ",
          "｡ﾟ",
          "　　",
          "・・",
          "゛゜",
          "\u3099\u309A",
          "！～",
          " ~",
          "\u2000\u2015",
          "−−",
          "──",
          "〜〜");
  private static final List<String> DATE_LETTERS =
      List.of(
          "0", "1", "2", "3", "4", "5", "9", "0", "1", "/", "-", ".", "年", "月", "日", "S", "元", "昭和",
          "１", " ", "ー");

  @Test
  void everyLetterHasTheKeyOfTheDefinition() {
    everyCharacter(QuickWaysTest::requireSameKey);
    everyCharacter(letter -> requireSameKey("カ" + letter + "゛"));
  }

  @Test
  void everyPairOfKanaSignsAndBlanksHasTheKeyOfTheDefinition() {
    for (var one : KANA_LETTERS) {
      for (var other : KANA_LETTERS) {
        requireSameKey(one + other);
      }
    }
  }

  @Test
  void namesAtRandomHaveTheKeyOfTheDefinition() {
    atRandom(KANA_LETTERS, 12, 100_000, QuickWaysTest::requireSameKey);
  }

  @Test
  void plainNamesTakeTheQuickWay() {
    for (var name :
        List.of("ﾜﾀﾅﾍﾞ ｼﾞﾕﾝ", "ワタナベ　ジュン", "わたなべ じゅん", "ﾏﾘ- ｱﾝ", "マリー・アン", "Smith John")) {
      assertThat(PlainKana.key(name)).as(name).contains(Kana.exactKey(name));
    }
  }

  @Test
  void everyLetterOfANumberHasThePlainFormOfTheDefinition() {
    everyCharacter(QuickWaysTest::requireSameNumber);
    everyCharacter(letter -> requireSameNumber("７" + letter + "1"));
    atRandom(
        letters("09", "０９", "AC", "ａｃ", "－－", "--", "ーー", "埼城", "アウ", "ｱｳ"),
        8,
        100_000,
        QuickWaysTest::requireSameNumber);
  }

  @Test
  void everyDayIsReadAsTheDefinitionReadsIt() {
    for (int year = 1867; year <= 2201; year++) {
      for (int month = 0; month <= 13; month++) {
        for (int day = 0; day <= 32; day++) {
          requireSameDay("%04d%02d%02d".formatted(year, month, day));
        }
      }
    }
    for (int number = 0; number < 10_000_000; number += 17) {
      requireSameDay("%07d".formatted(number));
    }
  }

  @Test
  void everyDayOfEveryEraIsReadAsTheDefinitionReadsIt() {
    for (var day = LocalDate.of(1868, 1, 1); day.getYear() < 2040; day = day.plusDays(1)) {
      for (var era : Era.values()) {
        int year = day.getYear() - era.firstYear() + 1;
        if (year >= 0 && year < 100) {
          requireSameDay(
              "%d%02d%02d%02d"
                  .formatted(era.ordinal() + 1, year, day.getMonthValue(), day.getDayOfMonth()));
        }
      }
      requireSameDay(day.getYear() + "/" + day.getMonthValue() + "/" + day.getDayOfMonth());
      requireSameDay(day.toString());
    }
  }

  @Test
  void datesAtRandomAreReadAsTheDefinitionReadsThem() {
    atRandom(DATE_LETTERS, 11, 100_000, QuickWaysTest::requireSameDay);
  }

  private static void requireSameKey(String name) {
    var quick = PlainKana.key(name);
    if (quick.isPresent() && !quick.get().equals(Kana.exactKey(name))) {
      assertThat(quick).as(name).contains(Kana.exactKey(name));
    }
  }

  private static void requireSameNumber(String raw) {
    var exact = MemberNumber.exactlyHyphened(raw);
    if (!MemberNumber.number(raw).equals(exact.replace("-", ""))) {
      assertThat(MemberNumber.number(raw)).as(raw).isEqualTo(exact.replace("-", ""));
    }
    var symbol = exact.matches("-+") ? "" : exact;
    if (!MemberNumber.symbol(raw).equals(symbol)) {
      assertThat(MemberNumber.symbol(raw)).as(raw).isEqualTo(symbol);
    }
  }

  private static void requireSameDay(String text) {
    var parsed = JapaneseDate.parse(text);
    if (!parsed.equals(JapaneseDate.exactly(text))) {
      assertThat(parsed).as(text).isEqualTo(JapaneseDate.exactly(text));
    }
  }

  private static void everyCharacter(Consumer<String> trial) {
    IntStream.rangeClosed(0, Character.MAX_VALUE)
        .mapToObj(c -> String.valueOf((char) c))
        .forEach(trial);
  }

  private static void atRandom(
      List<String> letters, int longest, int count, Consumer<String> trial) {
    var random = new Random(1);
    for (int i = 0; i < count; i++) {
      var text = new StringBuilder();
      for (int left = random.nextInt(longest + 1); left > 0; left--) {
        text.append(letters.get(random.nextInt(letters.size())));
      }
      trial.accept(text.toString());
    }
  }

  private static List<String> letters(String... ranges) {
    var letters = new ArrayList<String>();
    for (var range : ranges) {
      for (char c = range.charAt(0); c <= range.charAt(1); c++) {
        letters.add(String.valueOf(c));
      }
    }
    return letters;
  }
}
