package kenpo.roster.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Roster files of a small society, each made from the one before: few numbers, branches, names and
 * days, so that rows are often alike, follow each other, or, seldom, are the same member twice.
 */
final class RostersAtRandom {

  private static final String HEADER =
      "保険者番号,記号,番号,枝番,氏名カナ,氏名漢字,生年月日,性別,区分,資格取得日,資格喪失日,事業所コード,事業所名," + "旧保険者番号,旧記号,旧番号,旧枝番\n";
  private static final int MOST_ROWS = 14;

  private final Random random;
  private final List<Row> rows = new ArrayList<>();

  private record Row(String who, String acquired, String lost, String text) {

    boolean overlaps(Row other) {
      return who.equals(other.who) && !isBefore(other) && !other.isBefore(this);
    }

    private boolean isBefore(Row other) {
      return !lost.isEmpty()
          && lost.compareTo(other.acquired) <= 0
          && !acquired.equals(other.acquired);
    }
  }

  RostersAtRandom(long seed) {
    random = new Random(seed);
  }

  String next() {
    int changes = random.nextInt(4);
    for (int i = 0; i < changes || rows.size() < 4; i++) {
      if (rows.size() > MOST_ROWS || rows.size() > 4 && random.nextInt(3) == 0) {
        rows.remove(random.nextInt(rows.size()));
      } else if (rows.size() > 4 && random.nextBoolean()) {
        rows.remove(random.nextInt(rows.size()));
        add(row());
      } else {
        add(row());
      }
    }
    return rows.stream().map(Row::text).collect(Collectors.joining("", HEADER, ""));
  }

  private void add(Row row) {
    if (random.nextInt(30) > 0) {
      rows.removeIf(row::overlaps);
    }
    rows.add(row);
  }

  private Row row() {
    var branch = any("00", "01", "02", "");
    var kana = any("ｻﾄｳ ﾊﾅｺ", "ｻﾄｳ ﾊﾅｴ", "ｽｽﾞｷ ﾊﾅｺ", "ｽｽﾞｷ ﾀﾛｳ", "ﾏﾘｱ ｼﾙﾊﾞ", "ｱﾅ ｼﾙﾊﾞ", "ﾏﾘｱ ｺｽﾀ");
    var papers = String.join(",", "06990014", any("71-12", "72-12"), number(), branch);
    var birth = any("19800401", "19810401");
    var acquired = any("20200401", "20200401", "20261001", "20270401", "20270402");
    var lost = later(acquired, any("", "", "", "20261001", "20270401", "20280401"));
    var text =
        "%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s%n"
            .formatted(
                papers,
                kana,
                any("", "花子", "MARIA"),
                birth,
                any("1", "2", ""),
                any("本人", "家族"),
                acquired,
                lost,
                any("E1", "E2"),
                any("", "青葉"),
                earlier());
    return new Row(papers + birth + (branch.isEmpty() ? kana : ""), acquired, lost, text);
  }

  private static String later(String acquired, String lost) {
    return lost.compareTo(acquired) < 0 ? "" : lost;
  }

  private String number() {
    return any("1", "01", "2", "3", "4", "5", "6", "7", "8", "9");
  }

  private String earlier() {
    return random.nextInt(3) == 0
        ? String.join(",", any("06990014", "63990014"), "71-12", number(), any("00", "01", ""))
        : ",,,";
  }

  private String any(String... values) {
    return values[random.nextInt(values.length)];
  }
}
