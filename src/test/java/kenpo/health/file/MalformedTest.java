package kenpo.health.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kenpo.health.file.Kind.Effect;
import kenpo.web.Language;
import kenpo.web.Messages;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each kind of malformed file in docs/checkup-files.md is told by exactly its message. */
class MalformedTest {

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([a-z]+\\.[a-z-]+)` \\| ([a-z ]+) \\|");
  private static final Pattern TEXT =
      Pattern.compile(
          "(?m)^((?!at\\.|schema\\.|csv\\.|header\\.|row\\.|score\\.)[a-z]+\\.[a-z0-9-]+)=");

  /** What is told of CSV files alone; docs/import-formats.md says how those are read. */
  private static final Set<String> OF_TABLES =
      Set.of(
          "file.empty",
          "file.no-rows",
          "file.packed",
          "file.binary",
          "file.utf-16",
          "file.euc-jp",
          "file.iso-2022-jp");

  /** Names of files, numbers, units, codes of items and lists: nothing of a person. */
  private static final Pattern OURS =
      Pattern.compile(
          "[hH][0-9]{26}\\.(xml|XML)|[0-9]{1,4}|1\\.2\\.392\\.[0-9.]+|\\?|cm|UTF-8"
              + "|9Z001000000000001");

  private static final Messages MESSAGES = Messages.load(List.of(Problem.TEXTS));

  @TempDir private Path folder;

  private static Map<String, Kind> byContent() {
    var all = new LinkedHashMap<String, Kind>(MalformedZips.byKey());
    all.putAll(MalformedDocuments.byKey());
    all.putAll(MalformedResults.byKey());
    return all;
  }

  @Test
  void theTableHasEachKindThatIsTriedAndSaysWhatBecomesOfIt() throws Exception {
    var tried = new TreeMap<String, String>();
    byContent().forEach((key, kind) -> tried.put(key, word(kind.effect())));
    MalformedZips.notByContent(folder)
        .keySet()
        .forEach(key -> tried.put(key, word(Effect.FILE_REFUSED)));
    var table =
        ROW.matcher(Files.readString(Path.of("docs/checkup-files.md")))
            .results()
            .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2)));
    assertThat(new TreeMap<>(table)).isEqualTo(tried).hasSizeGreaterThan(40);
  }

  @Test
  void theTableHasEachKindThatThereIsATextFor() throws IOException {
    var texts = Files.readString(Path.of("src/main/resources/messages/ja/checkupfile.properties"));
    assertThat(ROW.matcher(Files.readString(Path.of("docs/checkup-files.md"))).results())
        .extracting(row -> row.group(1))
        .containsExactlyInAnyOrderElementsOf(
            TEXT.matcher(texts)
                .results()
                .map(text -> text.group(1))
                .filter(key -> !OF_TABLES.contains(key))
                .toList());
  }

  private static String word(Effect effect) {
    return effect.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  @TestFactory
  Stream<DynamicTest> eachKindIsToldByItsMessageAlone() {
    return byContent().entrySet().stream()
        .map(kind -> dynamicTest(kind.getKey(), () -> isTold(kind.getKey(), kind.getValue())));
  }

  private void isTold(String key, Kind kind) throws IOException {
    var told = Kind.read(kind.trial().make(folder));
    var about = kind.effect() == Effect.NOTED ? told.notes() : told.refusals();
    var others = kind.effect() == Effect.NOTED ? told.refusals() : told.notes();
    assertThat(others).isEmpty();
    assertThat(told.ofTheFile()).isEqualTo(kind.effect() == Effect.FILE_REFUSED);
    assertThat(about).extracting(Problem::key).containsExactly(key);
    assertThat(about.getFirst().args()).allMatch(OURS.asMatchPredicate());
    isReadable(about.getFirst());
  }

  @Test
  void whatDoesNotDependOnTheContentIsToldByItsMessageToo() throws Exception {
    MalformedZips.notByContent(folder)
        .forEach(
            (key, refused) -> {
              assertThat(refused.problems()).extracting(Problem::key).containsExactly(key);
              isReadable(refused.problems().getFirst());
            });
  }

  private static void isReadable(Problem problem) {
    for (var language : Language.values()) {
      assertThat(problem.text(MESSAGES, language))
          .doesNotContain("{", "checkupfile.", problem.key());
    }
  }

  @Test
  void noMessageTellsWhatStandsInTheFile() throws IOException {
    var document = ZipMaker.document();
    for (var kind : byContent().values()) {
      var told = Kind.read(kind.trial().make(folder));
      for (var problem : Stream.concat(told.refusals().stream(), told.notes().stream()).toList()) {
        assertThat(problem.text(MESSAGES, Language.JA))
            .doesNotContain("ケンシン", "123123123", "１３１", "171.2", "1.712");
      }
    }
    assertThat(document).contains("ケンシン", "123123123", "１３１", "171.2");
  }

  @Test
  void aDocumentThatIsRefusedKeepsNoOtherFromBeingTaken() throws Exception {
    var parts = ZipMaker.parts(ZipMaker.document().replace("171.2", "tall"));
    parts.put(ZipMaker.DATA + "2.xml", ZipMaker.bytes(ZipMaker.document()));
    var zip = Kind.write(folder, "two.zip", ZipMaker.zip(parts));
    assertThat(SampleTest.documents(zip))
        .extracting(Object::getClass)
        .containsExactly(Document.Refused.class, Document.Sound.class);
  }

  @Test
  void aProblemIsToldWithItsLineAndTheNameOfItsItem() throws Exception {
    var zip = ZipMaker.zip(ZipMaker.parts(ZipMaker.document().replace("171.2", "tall")));
    var told = Kind.read(Kind.write(folder, "p.zip", zip));
    assertThat(told.refusals().getFirst().text(MESSAGES, Language.JA))
        .startsWith("h13999999992024042001000001.xml 40行目「身長 9N001000000000001」: 結果が数値として読めません");
  }
}
