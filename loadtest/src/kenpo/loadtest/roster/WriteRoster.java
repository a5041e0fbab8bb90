package kenpo.loadtest.roster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a roster of any length, row by row: {@code WriteRoster FILE ROWS EVERY}. In every EVERYth
 * row the name is another one; 0: in none.
 */
final class WriteRoster {

  private static final String HEADER =
      "保険者番号,記号,番号,枝番,氏名カナ,氏名漢字,生年月日,性別,続柄,区分,資格取得日,資格喪失日,事業所コード," + "旧保険者番号,旧記号,旧番号,旧枝番\r\n";
  private static final String[] KANA = {"ｻﾄｳ ﾊﾅｺ", "ｽｽﾞｷ ﾀﾛｳ", "ﾀｶﾊｼ ｼﾖｳﾀ", "ｲﾄｳ ﾕｳｺ", "ﾜﾀﾅﾍﾞ ｹﾝ"};
  private static final String[] NAMES = {"佐藤 花子", "鈴木 太郎", "高橋 翔太", "伊藤 優子", "渡辺 健"};

  private WriteRoster() {}

  static void main(String[] args) throws IOException {
    int rows = Integer.parseInt(args[1]);
    int every = Integer.parseInt(args[2]);
    try (var out = Files.newBufferedWriter(Path.of(args[0]), StandardCharsets.UTF_8)) {
      out.write(HEADER);
      for (int i = 0; i < rows; i++) {
        out.write(row(i, every > 0 && i % every == 0));
      }
    }
  }

  private static String row(int i, boolean other) {
    int family = i / 2;
    boolean head = i % 2 == 0;
    return "06990014,71-%d,%07d,0%d,%s,%s,%d%02d%02d,%d,%s,%s,20200401,,E%d,,,,\r\n"
        .formatted(
            1000 + family % 40,
            family,
            i % 2,
            KANA[(i + (other ? 1 : 0)) % KANA.length],
            NAMES[i % NAMES.length],
            1950 + (family + 3 * (i % 2)) % 55,
            1 + (family + 5 * (i % 2)) % 12,
            1 + family % 28,
            1 + i % 2,
            head ? "" : "妻",
            head ? "本人" : "家族",
            family % 500);
  }
}
