package kenpo.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kenpo.demo.checkups.Attendee;
import kenpo.demo.checkups.Course;
import kenpo.roster.Kana;
import kenpo.roster.MemberKind;
import kenpo.roster.file.RosterFile;
import kenpo.roster.file.RosterRow;
import kenpo.society.RosterFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MadeUpRosterTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
  private static final List<String> AOBA = List.of("06990014", "63990014");
  private static final MadeUpRoster ROSTER = MadeUpRoster.of(AOBA, Numbering.MIXED, 1, 5000, TODAY);

  @TempDir private Path folder;

  @Test
  void theSameSeedGivesTheSamePeopleAndAnotherGivesOthers() {
    assertThat(MadeUpRoster.of(AOBA, Numbering.MIXED, 1, 5000, TODAY).rows())
        .isEqualTo(ROSTER.rows());
    assertThat(MadeUpRoster.of(AOBA, Numbering.MIXED, 2, 5000, TODAY).rows())
        .isNotEqualTo(ROSTER.rows());
  }

  @Test
  void theFileIsReadBackFromWindows31JWithoutAProblem() throws Exception {
    assertThat(read(ROSTER, AOBA)).hasSize(5000);
  }

  @Test
  void everyNameCanBeWrittenInWindows31J() {
    var encoder = Charset.forName("windows-31j").newEncoder();
    assertThat(ROSTER.rows()).allMatch(row -> row.stream().allMatch(encoder::canEncode));
  }

  @Test
  void kanaAreHalfWidthWithoutSmallLetters() {
    assertThat(ROSTER.rows().stream().map(row -> row.get(4)))
        .allMatch(kana -> kana.matches("[ｦｰ-ﾟ ]+"));
    assertThat(HalfWidthKana.of("ショウジ リュウコ ヴァン ハット")).isEqualTo("ｼﾖｳｼﾞ ﾘﾕｳｺ ｳﾞｱﾝ ﾊﾂﾄ");
  }

  @Test
  void itHoldsWhatRealRostersHold() throws Exception {
    var rows = read(ROSTER, AOBA);
    assertThat(rows).anyMatch(row -> row.papers().symbol().equals("71-1234"));
    assertThat(rows).anyMatch(row -> row.papers().number().startsWith("000"));
    assertThat(rows).anyMatch(row -> row.papers().number().length() == 10);
    assertThat(rows).anyMatch(row -> row.papers().branch().isEmpty());
    assertThat(rows).anyMatch(row -> row.lost().filter(lost -> !lost.isAfter(TODAY)).isPresent());
    assertThat(rows).anyMatch(row -> row.acquired().isAfter(TODAY));
    assertThat(rows).anyMatch(row -> row.name().orElse("").contains("髙"));
    assertThat(rows)
        .anyMatch(
            row ->
                row.papers().insurerNumber().value().startsWith("63") && row.earlier().isPresent());
    assertThat(rows.stream().map(RosterRow::kind).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(MemberKind.values());
    assertThat(twins(rows)).isPositive();
    assertThat(rows.stream().map(row -> row.kana() + row.birthDate()).distinct().count())
        .isLessThan(rows.size());
  }

  @Test
  void peopleToTryAreDifferentAdultsWithNamesInFullWidth() {
    var people = ROSTER.peopleToTry(1000);
    assertThat(people).hasSize(1000).doesNotHaveDuplicates();
    assertThat(people.stream().limit(MadeUpMember.Trait.values().length).map(PersonToTry::trait))
        .doesNotHaveDuplicates();
    assertThat(people).allMatch(person -> person.kana().matches("[ァ-ヶー]+( [ァ-ヶー]+)+"));
    assertThat(people).noneMatch(person -> person.birthDate().plusYears(20).isAfter(TODAY));
  }

  @Test
  void peopleToTryAreInTheFile() throws Exception {
    var inFile =
        read(ROSTER, AOBA).stream()
            .map(row -> Kana.key(row.kana()) + row.birthDate())
            .collect(Collectors.toSet());
    assertThat(ROSTER.peopleToTry(1000))
        .allMatch(person -> inFile.contains(Kana.key(person.kana()) + person.birthDate()));
  }

  @Test
  void everyStoryThatCheckupsTellHasItsPersonWhicheverDayItIs() {
    for (int months = 0; months < 14; months++) {
      var today = TODAY.plusMonths(months);
      for (int seed = 0; seed < 3; seed++) {
        var roster = MadeUpRoster.of(AOBA, Numbering.MIXED, seed, 5000, today);
        assertThat(roster.peopleExamined().stream().map(PersonToTry::trait))
            .containsExactly(
                Stream.of(MadeUpStories.Story.values()).map(Enum::name).toArray(String[]::new));
        assertThat(roster.peopleExamined().stream().map(PersonToTry::number))
            .doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void whoGoesToCheckupsBeginsWithThoseOfTheStories() {
    var attendees = ROSTER.attendees(30);
    assertThat(attendees).hasSizeBetween(31, 36);
    assertThat(attendees.stream().map(Attendee::course).limit(6))
        .containsExactly(
            Course.RISING,
            Course.MOVED,
            Course.BEYOND,
            Course.HEALTHY,
            Course.ORDINARY,
            Course.NEWCOMER);
  }

  @Test
  void shortNumbersFitALoginId() {
    var minato = MadeUpRoster.of(List.of("06990022"), Numbering.SHORT, 1, 5000, TODAY);
    assertThat(minato.rows())
        .allMatch(row -> row.get(1).matches("[0-9]{1,3}") && row.get(2).matches("[0-9]{1,6}"));
  }

  private List<RosterRow> read(MadeUpRoster roster, List<String> insurers) throws Exception {
    var file = folder.resolve("roster.csv");
    roster.writeCsv(file);
    assertThat(Files.size(file)).isPositive();
    var rows = new ArrayList<RosterRow>();
    assertThat(new RosterFile(file, RosterFormat.of(insurers)).read(rows::add)).isEmpty();
    return rows;
  }

  private static int twins(List<RosterRow> rows) {
    var seen = new HashSet<String>();
    int twins = 0;
    for (var row : rows) {
      if (!seen.add(row.papers().symbol() + row.papers().number() + row.birthDate())) {
        twins++;
      }
    }
    return twins;
  }
}
