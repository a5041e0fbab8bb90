package kenpo.roster.intake;

import static kenpo.roster.intake.RosterDesk.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kenpo.roster.intake.RosterImport.Wish;
import kenpo.society.Society.MassLoss;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that lacks many members is taken only when the clerk says so. */
class MassLossTest {

  private static final int MEMBERS = 100;

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
}
