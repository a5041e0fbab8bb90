package kenpo.letter.print;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import kenpo.letter.AskedBy;
import kenpo.letter.LetterKind;
import kenpo.letter.Tried;
import kenpo.letter.print.PrintReport.MissingGlyph;
import kenpo.letter.print.PrintReport.Part;
import kenpo.society.Society;
import kenpo.support.PostOffice;
import kenpo.support.PostOffice.Person;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Printed files are read back. */
class PrintRunTest {

  private static final LetterKind CODE = LetterKind.VIEWING_CODE;
  private static final float MM = 72 / 25.4f;

  private static PostOffice office;
  private static int societies;

  @TempDir Path folder;

  private Society society;

  @BeforeAll
  static void open() {
    office = new PostOffice();
  }

  @AfterAll
  static void close() {
    office.close();
  }

  @BeforeEach
  void another() {
    society = PostOffice.society(folder, "a" + ++societies, "");
  }

  @Test
  void theOutsideSaysWhoGetsItAndFromWhomAndNothingAboutWhy() throws IOException {
    ask(Person.insured("7654321").name("髙﨑 𠮷美").at("東京都青葉区本町1-2-3 あおばマンション405"));
    try (var paper = Paper.of(printed())) {
      assertThat(paper.pages()).isEqualTo(2);
      assertThat(paper.text(1))
          .contains("郵便はがき", "〒154-0001", "東京都青葉区本町1-2-3", "髙﨑 𠮷美 様", "親展")
          .contains("差出人", "〒100-0001", "青葉健康保険組合", "業務課", "03-0000-0001")
          .doesNotContain("健診", "検査", "結果", "閲覧", "コード", "パスワード", "加入者ポータル", "7654321", "71");
    }
  }

  @Test
  void theInsideSaysWhatForUntilWhenAndWhere() throws IOException {
    ask(Person.insured("1"));
    try (var paper = Paper.of(printed())) {
      assertThat(paper.text(2))
          .contains("発行日　2026年12月1日", "健保 花子 様", "閲覧コードのお知らせ")
          .contains("発送日から6か月", "2027年6月1日", "https://aoba.example.jp/viewing")
          .contains("業務課", "03-0000-0001", "平日 9時〜17時");
    }
  }

  @Test
  void theCodeOpensWhatTheQrCodeOpensToo() throws IOException {
    long member = ask(Person.insured("1"));
    try (var paper = Paper.of(printed())) {
      var code = paper.code(2);
      assertThat(paper.scanned(2))
          .isEqualTo("https://aoba.example.jp/viewing#" + code.replace("-", ""));
      assertThat(office.redeem(society.id(), member, CODE, code))
          .isInstanceOf(Tried.Accepted.class);
    }
  }

  @Test
  void allPagesAreAsLargeAsAPostcardAndBringTheirFonts() throws IOException {
    ask(Person.insured("1").name("𠮷田 花子"));
    ask(Person.insured("2"));
    try (var paper = Paper.of(printed())) {
      assertThat(paper.pages()).isEqualTo(4);
      for (int page = 1; page <= 4; page++) {
        assertThat(paper.size(page).getWidth()).isEqualTo(100 * MM, within(0.01f));
        assertThat(paper.size(page).getHeight()).isEqualTo(148 * MM, within(0.01f));
        assertThat(paper.fonts(page)).isNotEmpty().noneMatch(it -> it.endsWith("missing"));
      }
      assertThat(paper.fonts(1)).anyMatch(it -> it.contains("NotoSansJP"));
      assertThat(paper.fonts(3)).noneMatch(it -> it.contains("NotoSansJP"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"𠮷", "髙", "﨑", "邊", "ｶﾅ", "é"})
  void rareCharactersOfNamesArePrinted(String rare) throws IOException {
    ask(Person.insured("1").name("健保 " + rare + "子"));
    var report = office.print(society, folder);
    assertThat(missing(report)).isEmpty();
    try (var paper = Paper.of(report.parts().getFirst().file())) {
      assertThat(paper.text(1)).contains("健保 " + rare + "子 様");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"丽", "\uDB80\uDC00"})
  void aCharacterThatNoFontHasIsToldByLetterAndCodePointAndMarked(String none) throws IOException {
    ask(Person.insured("1").name("健保 " + none + "子"));
    var letter = Long.parseLong(office.query("SELECT max(letter_id) FROM letters").getFirst());
    var report = office.print(society, folder);
    assertThat(missing(report)).containsExactly(new MissingGlyph(letter, none.codePointAt(0)));
    try (var paper = Paper.of(report.parts().getFirst().file())) {
      assertThat(paper.text(1)).contains("健保 〓子 様");
    }
  }

  @Test
  void marksThatStandAloneBecomeOneWithTheirKanaAndFormatCharactersAreLeftOut() throws IOException {
    ask(Person.insured("1").name("ハ\u3099ハ\u309Aた\u200B 花子"));
    var report = office.print(society, folder);
    assertThat(missing(report)).isEmpty();
    try (var paper = Paper.of(report.parts().getFirst().file())) {
      assertThat(paper.text(1)).contains("バパた 花子 様");
    }
  }

  @Test
  void whereTheDatabaseDoesNotSayWhetherItKeptABatchItsFileStaysAndThatIsTold() throws IOException {
    ask(Person.insured("1"));
    office.execute(
        """
        CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS
          'BEGIN RAISE EXCEPTION ''no'' USING ERRCODE = ''53100''; END';
        CREATE TRIGGER full_disk BEFORE INSERT ON letter_batches
          FOR EACH ROW WHEN (NEW.society_id = '%s') EXECUTE FUNCTION full_disk()
        """
            .formatted(society.id()));
    var report = office.print(society, folder);
    assertThat(report.stopped()).isTrue();
    assertThat(report.isComplete()).isFalse();
    assertThat(files()).singleElement().asString().endsWith(".part");
  }

  @Test
  void whoseMembershipEndsWhileThePrintingGoesOnGetsNone() {
    long member = ask(Person.insured("1"));
    var waiting = office.queue.waiting(society, CODE).await();
    office.execute("UPDATE members SET lost = '2026-12-01' WHERE member_id = " + member);
    var ids = waiting.stream().map(it -> it.letterId()).toList();
    assertThat(ids).hasSize(1);
    assertThat(office.queue.read(society, ids).await()).isEmpty();
  }

  @Test
  void selectorsOfVariantsAreLeftOut() throws IOException {
    ask(Person.insured("1").name("葛\uDB40\uDD00城 花子"));
    var report = office.print(society, folder);
    assertThat(missing(report)).isEmpty();
    try (var paper = Paper.of(report.parts().getFirst().file())) {
      assertThat(paper.text(1)).contains("葛城 花子 様");
    }
  }

  @Test
  void lettersToEmployersComeFirstByEmployerAndNumberThenThoseHomeByPostalCodeAndNumber()
      throws IOException {
    society = PostOffice.society(folder, "b" + ++societies, "to: employer\n");
    office.employer(society, "2", "株式会社青葉商事", "港区2-2");
    office.employer(society, "1", "株式会社若葉製作所", "港区1-1");
    ask(Person.insured("30").name("家 三"));
    ask(Person.insured("20").name("青 二").employedBy("2"));
    ask(Person.insured("9").name("青 一").employedBy("2"));
    long first = ask(Person.insured("40").name("家 一"));
    office.execute("UPDATE members SET postal_code = '0600001' WHERE member_id = " + first);
    ask(Person.insured("50").name("若 一").employedBy("1"));
    ask(Person.insured("8").name("青 秘").employedBy("2").undisclosed());
    var report = office.print(society, folder);
    var part = report.parts().getFirst();
    assertThat(part.letters()).isEqualTo(6);
    assertThat(part.employers()).isEqualTo(2);
    try (var paper = Paper.of(part.file())) {
      var names = new ArrayList<String>();
      for (int page = 1; page < paper.pages(); page += 2) {
        names.add(paper.text(page).replaceAll(".*?((?:家|青|若) [一二三秘]) 様.*", "$1"));
      }
      assertThat(names).containsExactly("若 一", "青 一", "青 二", "家 一", "青 秘", "家 三");
      assertThat(paper.text(1)).contains("〒105-0001", "港区1-1", "株式会社若葉製作所", "開かずにご本人へ");
      assertThat(paper.text(9)).contains("本町1-2-3").doesNotContain("青葉商事", "港区");
    }
  }

  @Test
  void eachEmployerGetsASheetThatCountsItsLetters() throws IOException {
    society = PostOffice.society(folder, "b" + ++societies, "to: employer\n");
    office.employer(society, "1", "株式会社若葉製作所", "港区1-1");
    office.employer(society, "2", "株式会社青葉商事", "港区2-2");
    for (var employer : List.of("1", "2", "2")) {
      ask(Person.insured("1").employedBy(employer));
    }
    var part = office.print(society, folder).parts().getFirst();
    try (var covers = Paper.of(part.covers().orElseThrow())) {
      assertThat(covers.pages()).isEqualTo(2);
      assertThat(covers.size(1).getWidth()).isEqualTo(210 * MM, within(0.01f));
      assertThat(covers.text(1)).contains("株式会社若葉製作所 御中", "通数　1通");
      assertThat(covers.text(2)).contains("株式会社青葉商事 御中", "通数　2通").doesNotContain("花子");
    }
  }

  @Test
  void whoHasNoAddressOrIsNoMemberStaysInTheQueue() {
    ask(Person.insured("1").homeless());
    long lost = ask(Person.insured("2"));
    office.execute("UPDATE members SET lost = '2026-12-01' WHERE member_id = " + lost);
    var report = office.print(society, folder);
    assertThat(report.parts()).isEmpty();
    assertThat(report.unaddressed()).hasSize(1);
    assertThat(report.lapsed()).hasSize(1);
    assertThat(states()).containsExactly("asked", "asked");
    assertThat(Files.exists(folder.resolve("letters"))).isFalse();
  }

  @Test
  void aLetterGoesWhereTheRosterOfTheDaySaysThatItIsPrinted() throws IOException {
    society = PostOffice.society(folder, "b" + ++societies, "to: employer\n");
    office.employer(society, "1", "株式会社若葉製作所", "港区1-1");
    long member = ask(Person.insured("1").employedBy("1"));
    office.execute("UPDATE members SET non_disclosure = true WHERE member_id = " + member);
    var part = office.print(society, folder).parts().getFirst();
    assertThat(part.covers()).isEmpty();
    try (var paper = Paper.of(part.file())) {
      assertThat(paper.text(1)).contains("本町1-2-3").doesNotContain("若葉製作所");
    }
    assertThat(office.query("SELECT destination FROM letters WHERE member_id = " + member))
        .containsExactly("home");
  }

  @Test
  void aLetterIsPrintedOnceAndOnlyItsOwnerMayReadTheFile() throws IOException {
    ask(Person.insured("1"));
    var file = printed();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(office.print(society, folder).parts()).isEmpty();
    assertThat(files()).containsExactly(file.getFileName().toString());
  }

  @Test
  void ofTwoWhoPrintAtOnceOnlyOneHasTheLetter() throws IOException {
    long member = ask(Person.insured("1"));
    // The other is through before this one has made the first character of a secret.
    var other = new AtomicReference<PrintReport>();
    var report =
        office.print(before(() -> other.set(office.print(society, folder))), society, folder);
    assertThat(other.get().parts()).hasSize(1);
    assertThat(report.parts()).isEmpty();
    assertThat(report.contended()).isEqualTo(1);
    assertThat(files()).hasSize(1);
    try (var paper = Paper.of(folder.resolve(files().getFirst()))) {
      assertThat(office.redeem(society.id(), member, CODE, paper.code(2)))
          .isInstanceOf(Tried.Accepted.class);
    }
  }

  private static RandomGenerator before(Runnable first) {
    var random = new SecureRandom();
    var done = new AtomicBoolean();
    return () -> {
      if (!done.getAndSet(true)) {
        first.run();
      }
      return random.nextLong();
    };
  }

  private long ask(Person person) {
    long member = office.member(society, person);
    office.ask(society, member, AskedBy.REGISTRATION);
    return member;
  }

  private Path printed() {
    return office.print(society, folder).parts().getFirst().file();
  }

  private List<String> states() {
    return office.query(
        "SELECT state FROM letters WHERE society_id = '%s'".formatted(society.id()));
  }

  private List<String> files() throws IOException {
    try (var all = Files.list(folder)) {
      return all.filter(Files::isRegularFile).map(it -> it.getFileName().toString()).toList();
    }
  }

  private static List<MissingGlyph> missing(PrintReport report) {
    return report.parts().stream().flatMap(part -> part.missing().stream()).toList();
  }

  @Test
  void eachFileIsToldAsSoonAsItIsThereWhateverBecomesOfTheNext() throws IOException {
    long first = ask(Person.insured("1"));
    askLike(first, PrintRun.MOST);
    var told = new ArrayList<Part>();
    assertThatThrownBy(
            () -> office.print(new SecureRandom(), society, folder, part -> lose(told, part)))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(told).extracting(Part::letters).containsExactly(PrintRun.MOST);
    assertThat(states()).contains("asked").filteredOn("printed"::equals).hasSize(PrintRun.MOST);
  }

  /** The folder is not there any more when the next file is to be begun. */
  private static void lose(List<Part> told, Part part) {
    told.add(part);
    try {
      Files.delete(part.file());
      Files.delete(part.file().getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** So many more letters for people like this one. */
  private void askLike(long member, int count) {
    office.execute(
        """
        WITH more AS (
          INSERT INTO members (society_id, person_key, papers_key, kind, kana, name, birth_date,
            acquired, postal_code, address, non_disclosure)
          SELECT society_id, n::text, n::text, kind, kana, name, birth_date, acquired, postal_code,
            address, non_disclosure
          FROM members, generate_series(1, %d) AS n
          WHERE member_id = %d
          RETURNING society_id, member_id)
        INSERT INTO letters (society_id, member_id, kind, state, destination, asked_by, asked_at)
        SELECT society_id, member_id, 'viewing_code', 'asked', 'home', 'batch', now()
        FROM more
        """
            .formatted(count, member));
  }
}
