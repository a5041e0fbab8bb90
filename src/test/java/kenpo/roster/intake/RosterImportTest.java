package kenpo.roster.intake;

import static kenpo.roster.intake.RosterDesk.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import kenpo.db.Db;
import kenpo.demo.MadeUpRoster;
import kenpo.demo.Numbering;
import kenpo.demo.PersonToTry;
import kenpo.roster.Claim;
import kenpo.roster.MatchRules;
import kenpo.roster.Matched;
import kenpo.roster.Matched.Reason;
import kenpo.roster.RosterMatch;
import kenpo.roster.RosterStore;
import kenpo.roster.file.Problem;
import kenpo.roster.intake.Difference.Example;
import kenpo.roster.intake.RosterImport.Wish;
import kenpo.society.InsurerNumber;
import kenpo.society.MatchPolicy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RosterImportTest {

  private static final Vertx VERTX = Vertx.vertx();
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
  private static final String HANAKO = "06990014,71-12,0034,00,ｻﾄｳ ﾊﾅｺ,3550401,本人,20100401,,,,,\n";
  private static final String TARO = "06990014,71-12,0034,01,ｻﾄｳ ﾀﾛｳ,3540301,家族,20100401,,,,,\n";
  private static final String UNTOUCHED = "{} 2";

  @TempDir private Path folder;
  private RosterDesk desk;
  private Db db;
  private RosterMatch match;

  @BeforeEach
  void open() {
    desk = new RosterDesk(folder);
    db = Db.open(VERTX, desk.database);
    match = new RosterMatch(new RosterStore(db));
  }

  @AfterEach
  void close() {
    db.close().await();
  }

  @AfterAll
  static void end() {
    VERTX.close().await();
  }

  @Test
  void whatComesNextIsPlannedByWhatIsThereNow() {
    assertThat(desk.query("SELECT reltuples FROM pg_class WHERE relname = 'members'"))
        .containsExactly("-1");
    desk.run(row("1", "20200401", "") + row("2", "20200401", ""));
    assertThat(desk.query("SELECT reltuples FROM pg_class WHERE relname = 'members'"))
        .containsExactly("2");
  }

  @Test
  void everybodyToTryIsFoundInAnImportedMadeUpRoster() throws Exception {
    var roster = MadeUpRoster.of(RosterDesk.INSURERS, Numbering.MIXED, 7, 3000, TODAY);
    var file = folder.resolve("made-up.csv");
    roster.writeCsv(file);
    assertThat(told(desk.run(file, "aoba", RosterDesk.MATCH, Wish.APPLY)))
        .isEqualTo("{ADDED=3000} 0");
    assertThat(told(desk.run(file, "aoba", RosterDesk.MATCH, Wish.APPLY))).isEqualTo("{} 3000");
    for (var person : roster.peopleToTry(300)) {
      assertThat(find("aoba", claim(person))).as(person.toString()).isInstanceOf(Matched.One.class);
    }
  }

  @Test
  void theSameFileAgainChangesNothing() throws Exception {
    assertThat(run(HANAKO + TARO)).isEqualTo("{ADDED=2} 0");
    var before = desk.everything();
    assertThat(run(HANAKO + TARO)).isEqualTo(UNTOUCHED);
    assertThat(desk.everything()).isEqualTo(before);
  }

  @Test
  void aMemberIsFoundFromThePapersHoweverTheyAreTyped() throws Exception {
    run(HANAKO + TARO);
    assertThat(kana(find("aoba", hanako("７１－１２", "34", "サトウ　ハナコ")))).contains("ｻﾄｳ ﾊﾅｺ");
    assertThat(kana(find("aoba", hanako("12", "0034", "さとう はなこ")))).contains("ｻﾄｳ ﾊﾅｺ");
    assertThat(find("aoba", hanako("12", "35", "サトウ ハナコ"))).isEqualTo(none(Reason.NO_IDENTITY));
    assertThat(find("aoba", hanako("13", "34", "サトウ ハナコ"))).isEqualTo(none(Reason.SYMBOL_DIFFERS));
    assertThat(find("aoba", hanako("12", "34", "サトウ ハナエ"))).isEqualTo(none(Reason.NAME_DIFFERS));
  }

  @Test
  void aNeighboursMemberIsNotFound() throws Exception {
    run(HANAKO + TARO);
    assertThat(find("minato", hanako("12", "34", "サトウ ハナコ"))).isEqualTo(none(Reason.NO_IDENTITY));
    var id = ((Matched.One) find("aoba", hanako("12", "34", "サトウ ハナコ"))).member().memberId();
    var store = new RosterStore(db);
    assertThat(store.byId("aoba", id).await()).isPresent();
    assertThat(store.byId("minato", id).await()).isEmpty();
    assertThat(store.matchRules("minato").await()).isEmpty();
  }

  @Test
  void aNeighboursImportLeavesARosterAlone() throws Exception {
    run(HANAKO + TARO);
    var before = desk.everything();
    var file = desk.write(HANAKO.replace("ﾊﾅｺ", "ﾊﾅｴ"));
    assertThat(told(desk.run(file, "minato", RosterDesk.MATCH, Wish.APPLY)))
        .isEqualTo("{ADDED=1} 0");
    assertThat(desk.everything()).containsAll(before);
    assertThat(run(HANAKO + TARO)).isEqualTo(UNTOUCHED);
  }

  @Test
  void aChangedNameIsTheSameMember() throws Exception {
    run(HANAKO + TARO);
    var before = id("12", "34", "サトウ ハナコ");
    assertThat(run(HANAKO.replace("ｻﾄｳ", "ｽｽﾞｷ") + TARO)).isEqualTo("{CHANGED=1} 1");
    assertThat(id("12", "34", "スズキ ハナコ")).isEqualTo(before);
    assertThat(find("aoba", hanako("12", "34", "サトウ ハナコ"))).isEqualTo(none(Reason.NAME_DIFFERS));
  }

  @Test
  void aChangedNumberWithTheEarlierOneBesideItIsTheSameMemberUnderBoth() throws Exception {
    run(HANAKO + TARO);
    var before = id("12", "34", "サトウ ハナコ");
    var retired = "63990014,9900,5,00,ｻﾄｳ ﾊﾅｺ,3550401,特例退職,20261001,,06990014,71-12,0034,00\n";
    assertThat(run(retired + TARO)).isEqualTo("{RENUMBERED=1} 1");
    assertThat(id("12", "34", "サトウ ハナコ")).isEqualTo(before);
    assertThat(find("aoba", claim("63990014", "9900", "5", "サトウ ハナコ")))
        .isEqualTo(find("aoba", hanako("12", "34", "サトウ ハナコ")));
    assertThat(run(retired + TARO)).isEqualTo(UNTOUCHED);
    assertThat(desk.query("SELECT valid_to FROM member_identities ORDER BY 1"))
        .contains("2026-10-01");
  }

  @Test
  void anEndedMembershipAndTheRetireesAreOneMemberUnderBoth() throws Exception {
    var ended = HANAKO.replace("20100401,,", "20100401,20261001,");
    var retired = "63990014,9900,5,00,ｻﾄｳ ﾊﾅｺ,3550401,特例退職,20261001,,06990014,71-12,0034,00\n";
    assertThat(run(ended + retired)).isEqualTo("{ADDED=1} 0");
    assertThat(run(ended + retired)).isEqualTo("{} 1");
    assertThat(find("aoba", hanako("12", "34", "サトウ ハナコ")))
        .isEqualTo(find("aoba", claim("63990014", "9900", "5", "サトウ ハナコ")))
        .isInstanceOf(Matched.One.class);
  }

  @Test
  void papersThatTheFileNoLongerNamesAreClosed() throws Exception {
    run("06990014,72-13,5,00,ｻﾄｳ ﾊﾅｺ,3550401,本人,20100401,,,,,\n");
    run("06990014,72-14,6,00,ｻﾄｳ ﾊﾅｺ,3550401,本人,20150401,,06990014,72-13,5,00\n");
    run("06990014,72-15,7,00,ｻﾄｳ ﾊﾅｺ,3550401,本人,20200401,,06990014,72-13,5,00\n");
    assertThat(
            desk.query(
                """
                SELECT concat_ws(' ', symbol, valid_from, valid_to)
                  FROM member_identities
                 ORDER BY symbol
                """))
        .containsExactly(
            "72-13 2010-04-01 2020-04-01", "72-14 2015-04-01 2020-04-01", "72-15 2020-04-01");
  }

  @Test
  void aBranchGivenLaterIsTheSameMember() throws Exception {
    run(HANAKO.replace(",00,", ",,") + TARO);
    var before = id("12", "34", "サトウ ハナコ");
    assertThat(run(HANAKO + TARO)).isEqualTo("{CHANGED=1} 1");
    assertThat(id("12", "34", "サトウ ハナコ")).isEqualTo(before);
    assertThat(run(HANAKO + TARO)).isEqualTo(UNTOUCHED);
    assertThat(desk.query("SELECT count(*) FROM member_identities")).containsExactly("2");
  }

  @Test
  void aBranchGivenToSomebodyElseIsSomebodyElse() throws Exception {
    run(HANAKO + TARO);
    assertThat(run(HANAKO + TARO.replace("3540301", "5010501").replace("20100401", "20190501")))
        .isEqualTo("{ADDED=1, LOST=1} 1");
  }

  @Test
  void whoIsMissingIsLostToday() {
    run(HANAKO + TARO);
    var imported = desk.run(TARO);
    assertThat(told(imported)).isEqualTo("{LOST=1} 1");
    assertThat(RosterDesk.difference(imported).examples(RosterChange.LOST))
        .containsExactly(new Example(0, "71-12 0034 00"));
    assertThat(find("aoba", hanako("12", "34", "サトウ ハナコ")))
        .isEqualTo(none(Reason.NOT_A_MEMBER_NOW));
  }

  @Test
  void aLostMemberIsNotMissedAndNotFound() {
    var lost = HANAKO.replace("20100401,,", "20100401,20261120,");
    run(lost + TARO);
    assertThat(find("aoba", hanako("12", "34", "サトウ ハナコ")))
        .isEqualTo(none(Reason.NOT_A_MEMBER_NOW));
    assertThat(run(TARO)).isEqualTo("{} 1");
  }

  @Test
  void rowsThatOnlyNormalisationMakesEqualAreWarnedOf() throws Exception {
    var other = HANAKO.replace("71-12,0034", "72-12,34");
    var imported = desk.run(HANAKO + TARO + other);
    assertThat(told(imported)).isEqualTo("{ADDED=3} 0");
    assertThat(((Imported.Done) imported).warnings())
        .containsExactly(Problem.of(4, "", "row.collision", "2"));
    assertThat(find("aoba", hanako("12", "34", "サトウ ハナコ"))).isInstanceOf(Matched.One.class);
    assertThat(find("aoba", hanako("12", "034", "サトウ ハナコ"))).isEqualTo(new Matched.Ambiguous());
  }

  @Test
  void aWrongRowChangesNothingAtAll() throws Exception {
    run(HANAKO);
    var before = desk.everything();
    assertThat(desk.run(HANAKO.replace("ﾊﾅｺ", "ﾊﾅｴ") + TARO.replace("3540301", "x")))
        .isInstanceOf(Imported.Refused.class);
    assertThat(desk.everything()).isEqualTo(before);
  }

  @Test
  void theSamePersonTwiceIsRefused() throws Exception {
    assertThat(desk.run(HANAKO + TARO + HANAKO.replace("71-12", "７１－１２")))
        .isEqualTo(new Imported.Refused(List.of(Problem.of(4, "", "row.twice", "2"))));
  }

  @Test
  void anotherPolicyMakesEveryKeyAnew() throws Exception {
    run(HANAKO + TARO);
    var strict = new MatchPolicy(true, 7, false);
    assertThat(desk.run(desk.write(TARO), "aoba", strict, Wish.APPLY))
        .isInstanceOf(Imported.Done.class);
    assertThat(new RosterStore(db).matchRules("aoba").await())
        .contains(new MatchRules(strict).version());
    var claim = hanako("12", "0034", "サトウ ハナコ");
    assertThat(match.find("aoba", strict, claim, TODAY).await())
        .isEqualTo(none(Reason.NOT_A_MEMBER_NOW));
    var withoutZeros = hanako("12", "34", "サトウ ハナコ");
    assertThat(match.find("aoba", strict, withoutZeros, TODAY).await())
        .isEqualTo(none(Reason.NO_IDENTITY));
  }

  /** How many people of each change, and how many unchanged. */
  private String run(String rows) {
    return told(desk.run(rows));
  }

  private static String told(Imported imported) {
    return RosterDesk.counts(imported) + " " + RosterDesk.unchanged(imported);
  }

  private Matched find(String society, Claim claim) {
    return match.find(society, RosterDesk.MATCH, claim, TODAY).await();
  }

  private long id(String symbol, String number, String kana) {
    return ((Matched.One) find("aoba", hanako(symbol, number, kana))).member().memberId();
  }

  private static Optional<String> kana(Matched matched) {
    return matched instanceof Matched.One one ? Optional.of(one.member().kana()) : Optional.empty();
  }

  private static Matched none(Reason reason) {
    return new Matched.None(reason);
  }

  private static Claim hanako(String symbol, String number, String kana) {
    return claim("06990014", symbol, number, kana);
  }

  private static Claim claim(String insurer, String symbol, String number, String kana) {
    return new Claim(
        new InsurerNumber(insurer),
        symbol,
        number,
        Optional.empty(),
        kana,
        LocalDate.of(1980, 4, 1));
  }

  private static Claim claim(PersonToTry person) {
    return new Claim(
        new InsurerNumber(person.insurerNumber()),
        person.symbol(),
        person.number(),
        Optional.of(person.branch()),
        person.kana(),
        person.birthDate());
  }
}
