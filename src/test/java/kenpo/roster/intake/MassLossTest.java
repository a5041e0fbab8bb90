package kenpo.roster.intake;

import static kenpo.roster.intake.RosterDesk.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kenpo.roster.intake.Difference.Example;
import kenpo.roster.intake.Difference.People;
import kenpo.roster.intake.RosterImport.Wish;
import kenpo.society.Society.Enrolment;
import kenpo.society.Society.MassLoss;
import kenpo.society.Society.NumberChanged;
import kenpo.web.Language;
import kenpo.web.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file by which many accounts would end is taken only when the clerk says so. */
class MassLossTest {

  private static final int MEMBERS = 100;
  private static final Enrolment ONLY_INSURED = new Enrolment(false, 0, false, NumberChanged.carry);
  private static final Example SECOND = new Example(3, "71-12 2 00");

  @TempDir private Path folder;

  @Test
  void asManyAsThePolicyAllowsAreLostAndOneMoreIsRefused() {
    assertThat(without(5, new MassLoss(5, 4))).isInstanceOf(Imported.Done.class);
    assertThat(without(6, new MassLoss(5, 4))).isInstanceOf(Imported.TooManyLost.class);
  }

  @Test
  void fewPeopleAreNeverTooMany() {
    assertThat(without(20, new MassLoss(5, 20))).isInstanceOf(Imported.Done.class);
    assertThat(without(21, new MassLoss(5, 20))).isInstanceOf(Imported.TooManyLost.class);
  }

  @Test
  void aRefusalChangesNothingAndSaysHowMany() {
    var desk = new RosterDesk(folder, new MassLoss(5, 4));
    desk.run(members(MEMBERS));
    var before = desk.everything();
    var refused = (Imported.TooManyLost) desk.run(members(MEMBERS - 30));
    assertThat(refused.members()).isEqualTo(MEMBERS);
    assertThat(refused.difference().count(RosterChange.LOST)).isEqualTo(30);
    assertThat(refused.difference().examples(RosterChange.LOST)).hasSize(20);
    assertThat(desk.everything()).isEqualTo(before);
    assertThat(desk.query("SELECT state FROM roster_imports ORDER BY import_id"))
        .containsExactly("done", "refused");
  }

  @Test
  void theClerkAllowsExactlyThatManyOrMore() {
    var desk = new RosterDesk(folder, new MassLoss(5, 4));
    desk.run(members(MEMBERS));
    var file = members(MEMBERS - 30);
    assertThat(desk.run(file, new Wish(false, 29))).isInstanceOf(Imported.TooManyLost.class);
    assertThat(desk.run(file, new Wish(true, 0))).isInstanceOf(Imported.TooManyLost.class);
    assertThat(desk.run(file, new Wish(false, 30))).isInstanceOf(Imported.Done.class);
  }

  @Test
  void aDayOfLossInTheFileCountsAsMuchAsAMissingRow() {
    var desk = new RosterDesk(folder, new MassLoss(5, 4));
    desk.run(members(MEMBERS));
    var ended = members(MEMBERS).replace("20200401,,", "20200401,20270401,");
    assertThat(desk.run(ended)).isInstanceOf(Imported.TooManyLost.class);
  }

  @Test
  void aShiftedKindThatWouldExcludeAllIsRefusedAndTold() {
    var desk = new RosterDesk(folder, new MassLoss(5, 20), ONLY_INSURED);
    desk.run(members(MEMBERS));
    var before = desk.everything();
    var refused = (Imported.TooManyLost) desk.run(members(MEMBERS).replace("本人", "家族"));
    assertThat(refused.difference().count(RosterChange.LOST)).isZero();
    assertThat(refused.difference().count(RosterChange.CHANGED)).isEqualTo(MEMBERS);
    assertThat(refused.difference().excluded().count()).isEqualTo(MEMBERS);
    assertThat(refused.difference().excluded().first()).hasSize(20).contains(SECOND);
    assertThat(desk.everything()).isEqualTo(before);
    assertThat(lines(refused, Language.JA))
        .contains("利用対象外：3行目 71-12 2 00")
        .anyMatch(line -> line.contains("番号変更 0人（うち利用対象外 100人）"))
        .last()
        .asString()
        .contains("100人のうち0人が資格喪失", "100人が区分または番号の変更で利用対象外", "--allow-loss 100 ");
    assertThat(lines(refused, Language.EN))
        .contains("excluded: line 3, 71-12 2 00")
        .last()
        .asString()
        .contains("100 excluded", "--allow-loss 100.");
    assertThat(desk.query("SELECT difference ->> 'excluded' FROM roster_imports ORDER BY 1"))
        .containsExactly("0", "100");
  }

  @Test
  void otherNumbersExcludeWhereTheyTakeANewRegistration() {
    var renumbered = members(MEMBERS, 1000);
    for (var whatHappens : NumberChanged.values()) {
      var desk =
          new RosterDesk(folder, new MassLoss(5, 20), new Enrolment(false, 0, false, whatHappens));
      desk.run(members(MEMBERS));
      var ended = desk.run(renumbered);
      boolean excludes = whatHappens == NumberChanged.reregister;
      assertThat(ended).isInstanceOf(excludes ? Imported.TooManyLost.class : Imported.Done.class);
      assertThat(RosterDesk.counts(ended)).containsExactly(entry(RosterChange.RENUMBERED, MEMBERS));
      assertThat(RosterDesk.difference(ended).excluded().count()).isEqualTo(excludes ? MEMBERS : 0);
    }
  }

  @Test
  void thoseWhoAreLostAndThoseWhoAreExcludedCountTogether() {
    var desk = new RosterDesk(folder, new MassLoss(5, 4), ONLY_INSURED);
    desk.run(members(MEMBERS));
    var lost = members(MEMBERS - 3);
    assertThat(desk.run(lost, new Wish(true, 0))).isInstanceOf(Imported.Previewed.class);
    var both = lost.replaceAll("(71-12,[123],.*)本人", "$1家族");
    assertThat(desk.run(both, new Wish(false, 5))).isInstanceOf(Imported.TooManyLost.class);
    assertThat(desk.run(both, new Wish(true, 6))).isInstanceOf(Imported.Previewed.class);
    assertThat(desk.run(both, new Wish(false, 6))).isInstanceOf(Imported.Done.class);
  }

  @Test
  void whoIsLostAndHasAnotherKindCountsOnce() {
    var desk = new RosterDesk(folder, RosterDesk.NO_GUARD, ONLY_INSURED);
    desk.run(members(3));
    var ended = members(3).replace("20200401,,", "20200401,20270401,").replace("本人", "家族");
    var difference = RosterDesk.difference(desk.run(ended));
    assertThat(difference.count(RosterChange.LOST)).isEqualTo(3);
    assertThat(difference.excluded().count()).isZero();
  }

  @Test
  void onlyWhoMightHaveAnAccountAndMightNotAnyMoreIsExcluded() {
    var desk = new RosterDesk(folder, RosterDesk.NO_GUARD);
    var child = row("2", "20200401", "").replace("19800401,本人", "20150401,家族");
    var past = row("3", "20100401", "20200401");
    desk.run(members(1) + child + past + row("4", "20200401", ""));
    var grownUpDependant = members(1).replace("本人", "家族");
    var otherNumber = row("22", "20200401", "", "2").replace("19800401,本人", "20150401,6");
    var returned = past.replace("20200401", "").replace("本人", "家族");
    var ended = desk.run(grownUpDependant + otherNumber + returned + row("4", "20200401", ""));
    assertThat(RosterDesk.difference(ended).excluded()).isEqualTo(People.NONE);
    assertThat(RosterDesk.counts(ended).values().stream().mapToInt(people -> people).sum())
        .isEqualTo(3);
  }

  private static List<String> lines(Imported imported, Language language) {
    var texts = Messages.load(List.of(ImportReport.TEXTS));
    return new ImportReport(texts, language).lines(imported);
  }

  private Imported without(int lost, MassLoss guard) {
    var desk = new RosterDesk(folder, guard);
    desk.run(members(MEMBERS));
    return desk.run(members(MEMBERS - lost));
  }

  private static String members(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(number -> row(Integer.toString(number), "20200401", ""))
        .collect(Collectors.joining());
  }

  /** The same with numbers that are so much higher than before. */
  private static String members(int count, int higher) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(
            number ->
                row(Integer.toString(number + higher), "20261101", "", Integer.toString(number)))
        .collect(Collectors.joining());
  }
}
