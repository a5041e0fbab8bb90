package kenpo.roster.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kenpo.roster.intake.ImportReport;
import kenpo.web.Language;
import kenpo.web.Messages;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each kind of wrong file in docs/import-formats.md is told, and at its place. */
class WrongFilesTest {

  private static final Pattern KIND = Pattern.compile("(?m)^\\| `([a-z]+\\.[a-z0-9-]+)` \\|");
  private static final Pattern TEXT =
      Pattern.compile("(?m)^((?:file|header|row|field)\\.[a-z0-9-]+)=");

  /** Numbers of lines and fields, days on which eras begin and end, encodings. */
  private static final Pattern OURS =
      Pattern.compile("\\d{1,6}|\\d{4}-\\d\\d-\\d\\d|平成|令和|UTF-8|windows-31j");

  private static final Messages MESSAGES = Messages.load(List.of(ImportReport.TEXTS));
  private static final long GIGABYTE = 1L << 30;

  @TempDir private Path folder;

  @Test
  void theTableOfTheDocumentationHasEachKindThatThereIsATextFor() throws IOException {
    var page = Files.readString(Path.of("docs/import-formats.md"));
    var table = page.substring(page.indexOf("## Wrong files"), page.indexOf("## Compared"));
    assertThat(KIND.matcher(table).results().map(kind -> kind.group(1)))
        .containsExactlyInAnyOrderElementsOf(texts());
  }

  @Test
  void eachKindThatThereIsATextForIsTried() throws IOException {
    assertThat(WrongFiles.byKey().keySet()).containsExactlyInAnyOrderElementsOf(texts());
  }

  private static List<String> texts() throws IOException {
    var texts = Files.readString(Path.of("src/main/resources/messages/ja/roster.properties"));
    return TEXT.matcher(texts).results().map(text -> text.group(1)).toList();
  }

  @TestFactory
  Stream<DynamicTest> eachKindIsToldAtItsPlaceInBothLanguages() {
    return WrongFiles.byKey().entrySet().stream()
        .map(kind -> dynamicTest(kind.getKey(), () -> isTold(kind.getKey(), kind.getValue())));
  }

  private void isTold(String key, WrongFiles.Wrong wrong) throws IOException {
    var told = wrong.trial().read(folder);
    assertThat(told)
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.key()).isEqualTo(key);
              assertThat(problem.line()).isEqualTo(wrong.line());
              assertThat(problem.column()).isEqualTo(wrong.column());
              assertThat(problem.args()).allMatch(OURS.asMatchPredicate());
            });
    for (var language : Language.values()) {
      assertThat(told.getFirst().text(MESSAGES, language)).doesNotContain("{", "roster.", key);
    }
  }

  @Test
  void packedFilesAreKnownByTheirFirstBytes() throws IOException {
    assertThat(keys(new byte[] {0x1F, (byte) 0x8B, 8, 0, 0})).containsExactly("file.packed");
    assertThat(keys(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0}))
        .containsExactly("file.packed");
    assertThat(keys("保険者番号".getBytes(Charset.forName("UTF-16BE")))).isNotEmpty();
    assertThat(keys("a,b\r\n".getBytes(Charset.forName("UTF-16LE"))))
        .containsExactly("file.binary");
  }

  @Test
  void asManyEmployersAsTheDocumentationSaysAreRead() throws IOException {
    var most = "up to %,d codes".formatted(Employers.MOST);
    assertThat(Files.readString(Path.of("docs/import-formats.md"))).contains(most);
    var text = WrongFiles.HEADER + WrongFiles.employers(Employers.MOST);
    assertThat(WrongFiles.text(text).read(folder)).isEmpty();
  }

  @Test
  void aPipeIsNotWaitedFor() throws Exception {
    var pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    assertThat(WrongFiles.read(pipe)).extracting(Problem::key).containsExactly("file.not-a-file");
  }

  @Test
  void aFileThatShrinksOrIsReplacedOrGoesWhileItIsReadIsTold() throws IOException {
    for (var act : List.<Act>of(WrongFilesTest::shrink, WrongFilesTest::replace, Files::delete)) {
      assertThat(WrongFiles.readWhile(folder, file -> unchecked(act, file)))
          .extracting(Problem::key)
          .containsExactly("file.changed");
    }
  }

  @Test
  void aRowOfAGigabyteTakesNoMemory() throws IOException {
    var path = folder.resolve("huge.csv");
    Files.writeString(path, WrongFiles.HEADER + WrongFiles.GOOD.repeat(40));
    try (var file = new RandomAccessFile(path.toFile(), "rw")) {
      // A hole: NUL bytes that take no space on the disk.
      file.setLength(GIGABYTE);
    }
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    assertThat(WrongFiles.read(path)).containsExactly(Problem.of(42, "", "row.too-long"));
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(16L << 20);
  }

  @Test
  void aRowOfEndlesslyManyFieldsIsTooLong() throws IOException {
    var text = WrongFiles.HEADER + WrongFiles.GOOD + ",".repeat(1_000_000);
    assertThat(WrongFiles.text(text).read(folder))
        .containsExactly(Problem.of(3, "", "row.too-long"));
  }

  @Test
  void aQuoteThatOthersFollowIsToldWithTheLineWhereItsRowBegins() throws IOException {
    var quoted = WrongFiles.GOOD.replace("髙橋　翔太", "\"髙橋　翔太\"");
    var open = WrongFiles.GOOD.replace("髙橋　翔太", "\"髙橋　翔太");
    var text = WrongFiles.HEADER + quoted + open + quoted.repeat(3);
    assertThat(WrongFiles.text(text).read(folder)).containsExactly(Problem.of(3, "", "row.quote"));
  }

  @Test
  void aRowCutInTwoIsToldTwice() throws IOException {
    var cut = WrongFiles.GOOD.substring(0, 30) + "\r\n" + WrongFiles.GOOD.substring(30);
    assertThat(WrongFiles.text(WrongFiles.HEADER + cut + WrongFiles.GOOD).read(folder))
        .extracting(Problem::line, Problem::key)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(2L, "row.width"),
            org.assertj.core.groups.Tuple.tuple(3L, "row.width"));
  }

  @Test
  void aByteThatIsBrokenFarBehindIsToldInEitherEncodingWithItsLine() throws IOException {
    for (var charset : List.of("UTF-8", "windows-31j")) {
      var text = WrongFiles.HEADER + WrongFiles.GOOD.repeat(5000);
      var bytes = text.getBytes(Charset.forName(charset));
      var broken = java.util.Arrays.copyOf(bytes, bytes.length + 2);
      broken[bytes.length] = (byte) 0xFF;
      broken[bytes.length + 1] = '\n';
      assertThat(WrongFiles.bytes(broken).read(folder))
          .containsExactly(Problem.of(5002, "", "row.broken-byte", charset));
    }
  }

  private List<String> keys(byte[] bytes) throws IOException {
    return WrongFiles.bytes(bytes).read(folder).stream().map(Problem::key).toList();
  }

  private interface Act {
    void on(Path file) throws IOException;
  }

  private static void unchecked(Act act, Path file) {
    try {
      act.on(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void shrink(Path file) throws IOException {
    try (var open = new RandomAccessFile(file.toFile(), "rw")) {
      open.setLength(100);
    }
  }

  /** By one of the same length and age. */
  private static void replace(Path file) throws IOException {
    var other =
        Files.copy(file, file.resolveSibling("other.csv"), StandardCopyOption.COPY_ATTRIBUTES);
    Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
