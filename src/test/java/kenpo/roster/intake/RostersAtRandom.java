package kenpo.roster.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Roster files of a small society, each made from the one before: few numbers, names and days, so
 * that rows are often alike, follow each other, or are the same member twice.
 */
final class RostersAtRandom {

  private static final String HEADER =
      "保険者番号,記号,番号,枝番,氏名カナ,生年月日,性別,区分,資格取得日,資格喪失日,事業所コード,事業所名," + "旧保険者番号,旧記号,旧番号,旧枝番\n";
  private static final int MOST_ROWS = 14;

  private final Random random;
  private final List<String> rows = new ArrayList<>();

  RostersAtRandom(long seed) {
    random = new Random(seed);
  }

  String next() {
    int changes = random.nextInt(4);
    for (int i = 0; i < changes || rows.size() < 4; i++) {
      if (rows.size() > MOST_ROWS || rows.size() > 4 && random.nextInt(3) == 0) {
        rows.remove(random.nextInt(rows.size()));
      } else if (rows.size() > 4 && random.nextBoolean()) {
        rows.set(random.nextInt(rows.size()), row());
      } else {
        rows.add(row());
      }
    }
    return HEADER + String.join("", rows);
  }

  private String row() {
    return "06990014,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s%n"
        .formatted(
            any("71-12", "72-12"),
            number(),
            any("00", "01", ""),
            any("ｻﾄｳ ﾊﾅｺ", "ｻﾄｳ ﾊﾅｴ", "ｽｽﾞｷ ﾊﾅｺ", "ｽｽﾞｷ ﾀﾛｳ"),
            any("19800401", "19810401"),
            any("1", "2", ""),
            any("本人", "家族"),
            any("20200401", "20270401"),
            any("", "", "", "20270401", "20280401"),
            any("E1", "E2"),
            any("", "青葉"),
            earlier());
  }

  private String number() {
    return any("1", "01", "2", "3", "4", "5", "6", "7", "8", "9");
  }

  private String earlier() {
    return random.nextInt(3) == 0 ? "06990014,71-12," + number() + "," + any("00", "") : ",,,";
  }

  private String any(String... values) {
    return values[random.nextInt(values.length)];
  }
}
