package kenpo.roster.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Set;
import kenpo.demo.MadeUpRoster;
import kenpo.demo.Numbering;
import kenpo.society.RosterColumn;
import kenpo.society.RosterFormat;
import kenpo.table.TableEncoding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The encoding is not guessed wrongly, however little of the file isn't ASCII. */
class RosterEncodingTest {

  private static final Charset WINDOWS_31J = Charset.forName("windows-31j");
  private static final List<List<String>> PEOPLE =
      MadeUpRoster.of(List.of("06990014"), Numbering.MIXED, 3, 4000, LocalDate.of(2026, 11, 20))
          .rows();

  @TempDir private Path folder;

  /** In windows-31j each of these kana names is well-formed UTF-8 too. */
  @ParameterizedTest
  @ValueSource(strings = {"ﾄｳ ﾏｲ", "ﾂｵ ﾕｴ", "ﾊｱ", "ﾐｵ", "ﾖｳ ﾄｱ"})
  void halfWidthKanaAreNotTakenForUtf8(String name) {
    assertThat(of(name.getBytes(WINDOWS_31J))).isEqualTo(TableEncoding.WINDOWS_31J);
    assertThat(of(name.getBytes(StandardCharsets.UTF_8))).isEqualTo(TableEncoding.UTF_8);
  }

  @Test
  void oneNameInKanaIsEnough() {
    for (var person : PEOPLE) {
      isTold(person.get(4));
    }
  }

  /** A name in kanji alone may be well-formed in both, as a few of windows-31j are. */
  @Test
  void theTitlesAreEnoughWhateverNameStandsBelow() {
    for (var person : PEOPLE) {
      isTold("保険者番号,記号,番号,氏名カナ,氏名漢字\n06990014,71,1,," + person.get(5));
    }
    isTold("番号\n後藤　莉子");
  }

  private static void isTold(String text) {
    assertThat(of(text.getBytes(WINDOWS_31J))).as(text).isEqualTo(TableEncoding.WINDOWS_31J);
    assertThat(of(text.getBytes(StandardCharsets.UTF_8))).as(text).isEqualTo(TableEncoding.UTF_8);
  }

  @Test
  void aSampleMayEndWithinALetter() {
    var bytes = "佐藤　花子".getBytes(StandardCharsets.UTF_8);
    for (int length = 6; length < bytes.length; length++) {
      assertThat(of(java.util.Arrays.copyOf(bytes, length))).isEqualTo(TableEncoding.UTF_8);
    }
  }

  @Test
  void japaneseInEucIsKnownAndKanaInWindows31JAreNotTakenForIt() {
    assertThat(of("保険者番号,記号,番号".getBytes(Charset.forName("EUC-JP"))))
        .isEqualTo(TableEncoding.EUC_JP);
    assertThat(of("ｻﾄｳｲ ﾊﾅｺｳ".getBytes(WINDOWS_31J))).isEqualTo(TableEncoding.WINDOWS_31J);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "windows-31j"})
  void aFileThatBeginsWithALotOfAsciiIsReadInTheEncodingOfItsFirstName(String charset)
      throws Exception {
    var row = "1234,1,%s,19800401,1,20100401,06990014\n";
    var text =
        "S,N,K,B,T,A,I\n" + row.formatted("SMITH JOHN").repeat(3000) + row.formatted("ﾄｳ ﾏｲ");
    var file = Files.write(folder.resolve("roster.csv"), text.getBytes(Charset.forName(charset)));
    var rows = new ArrayList<RosterRow>();
    assertThat(new RosterFile(file, inAscii()).read(rows::add)).isEmpty();
    assertThat(rows.getLast().kana()).isEqualTo("ﾄｳ ﾏｲ");
  }

  private static RosterFormat inAscii() {
    var titles = new EnumMap<>(RosterFormat.of(List.of()).titles());
    titles.put(RosterColumn.SYMBOL, "S");
    titles.put(RosterColumn.NUMBER, "N");
    titles.put(RosterColumn.KANA, "K");
    titles.put(RosterColumn.BIRTH_DATE, "B");
    titles.put(RosterColumn.KIND, "T");
    titles.put(RosterColumn.ACQUIRED, "A");
    titles.put(RosterColumn.INSURER_NUMBER, "I");
    return new RosterFormat(Set.of("06990014"), titles, Set.of());
  }

  private static TableEncoding of(byte[] bytes) {
    return TableEncoding.of(bytes, bytes);
  }
}
