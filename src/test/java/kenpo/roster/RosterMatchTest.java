package kenpo.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import kenpo.roster.Matched.Reason;
import kenpo.society.InsurerNumber;
import kenpo.society.MatchPolicy;
import org.junit.jupiter.api.Test;

/** What is decided about the rows that share number, birth date and insurer with what was typed. */
class RosterMatchTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
  private static final LocalDate BORN = LocalDate.of(1980, 4, 1);
  private static final MatchRules RULES = new MatchRules(new MatchPolicy(true, 7, true));

  @Test
  void theStrictestTierWithAnyMatchDecides() {
    var whole = row(1, "71-1234", "1", "00", "ｻﾄｳ ﾊﾅｺ");
    var cut = row(2, "1234", "1", "00", "ｻﾄｳ ﾊﾅｺ");
    assertThat(decide(claim("71-1234", "1", "", "サトウ ハナコ"), whole, cut)).isEqualTo(one(whole));
    assertThat(decide(claim("1234", "1", "", "サトウ ハナコ"), whole, cut)).isEqualTo(one(cut));
  }

  @Test
  void moreThanOnePersonIsAmbiguous() {
    var one = row(1, "71-1234", "1", "00", "ｻﾄｳ ﾊﾅｺ");
    var other = row(2, "72-1234", "1", "00", "ｻﾄｳ ﾊﾅｺ");
    assertThat(decide(claim("1234", "1", "", "サトウ ハナコ"), one, other))
        .isEqualTo(new Matched.Ambiguous());
  }

  @Test
  void onePersonFoundByTwoPapersIsOnePerson() {
    var now = row(1, "71-1234", "1", "00", "ｻﾄｳ ﾊﾅｺ");
    var earlier = row(1, "72-1234", "1", "00", "ｻﾄｳ ﾊﾅｺ");
    assertThat(decide(claim("1234", "1", "", "サトウ ハナコ"), now, earlier)).isEqualTo(one(now));
  }

  @Test
  void twinsAreToldApartByNameOrBranch() {
    var ken = row(1, "12", "3", "02", "ｻﾄｳ ｹﾝ");
    var rin = row(2, "12", "3", "03", "ｻﾄｳ ﾘﾝ");
    assertThat(decide(claim("12", "3", "", "サトウ リン"), ken, rin)).isEqualTo(one(rin));
    assertThat(decide(claim("12", "3", "2", "サトウ ケン"), ken, rin)).isEqualTo(one(ken));
    assertThat(decide(claim("12", "3", "3", "サトウ ケン"), ken, rin))
        .isEqualTo(none(Reason.NAME_DIFFERS));
  }

  @Test
  void theReasonIsWhatDifferedOnTheNearestRow() {
    var row = row(1, "12", "3", "02", "ｻﾄｳ ｹﾝ");
    assertThat(decide(claim("12", "3", "", "サトウ ケン"))).isEqualTo(none(Reason.NO_IDENTITY));
    assertThat(decide(claim("13", "3", "", "サトウ ケン"), row)).isEqualTo(none(Reason.SYMBOL_DIFFERS));
    assertThat(decide(claim("12", "3", "01", "サトウ ケン"), row))
        .isEqualTo(none(Reason.BRANCH_DIFFERS));
    assertThat(decide(claim("12", "3", "02", "サトウ ケイ"), row)).isEqualTo(none(Reason.NAME_DIFFERS));
  }

  @Test
  void whoIsNotAMemberTodayIsNotFound() {
    var lostToday = member(1, "2020-04-01", "2026-11-20");
    var lostTomorrow = member(2, "2020-04-01", "2026-11-21");
    var fromToday = member(3, "2026-11-20", null);
    var fromTomorrow = member(4, "2026-11-21", null);
    var claim = claim("12", "3", "", "サトウ ケン");
    assertThat(decide(claim, lostToday)).isEqualTo(none(Reason.NOT_A_MEMBER_NOW));
    assertThat(decide(claim, lostTomorrow)).isEqualTo(one(lostTomorrow));
    assertThat(decide(claim, fromToday)).isEqualTo(one(fromToday));
    assertThat(decide(claim, fromTomorrow)).isEqualTo(none(Reason.NOT_A_MEMBER_NOW));
  }

  @Test
  void aNumberOfBeforeIsNotFoundAnyMore() {
    var claim = claim("12", "3", "", "サトウ ケン");
    var old = papers(MemberKind.INSURED, "2026-11-20");
    assertThat(decide(claim, old)).isEqualTo(none(Reason.OLD_NUMBER));
    var untilTomorrow = papers(MemberKind.INSURED, "2026-11-21");
    assertThat(decide(claim, untilTomorrow)).isEqualTo(one(untilTomorrow));
    assertThat(decide(claim, papers(MemberKind.VOLUNTARY, "2020-01-01")))
        .isEqualTo(none(Reason.OLD_NUMBER));
    var now = row(1, "12", "3", "00", "ｻﾄｳ ｹﾝ");
    assertThat(decide(claim, old, now)).as("both").isEqualTo(one(now));
  }

  @Test
  void specialRetireesAndTheirDependantsMayUseThePapersOfBefore() {
    var claim = claim("12", "3", "", "サトウ ケン");
    for (var kind : List.of(MemberKind.SPECIAL_RETIREE, MemberKind.SPECIAL_RETIREE_DEPENDANT)) {
      var before = papers(kind, "2020-01-01");
      assertThat(decide(claim, before)).isEqualTo(one(before));
    }
  }

  @Test
  void anEndedMembershipDoesNotHideTheOneThatFollowed() {
    var ended = member(1, "2010-04-01", "2026-04-01");
    var following = member(2, "2026-04-01", null);
    assertThat(decide(claim("12", "3", "", "サトウ ケン"), ended, following)).isEqualTo(one(following));
  }

  @Test
  void whoFitsMoreCloselyButIsNoMemberNowDoesNotHideWhoIs() {
    var ended = row(1, "71-12", "3", "00", "ｻﾄｳ ｹﾝ", "2010-04-01", "2026-04-01");
    var now = row(2, "12", "3", "00", "ｻﾄｳ ｹﾝ");
    assertThat(decide(claim("71-12", "3", "", "サトウ ケン"), ended, now)).isEqualTo(one(now));
  }

  @Test
  void aFormerNumberThatFitsMoreCloselyDoesNotHideTheOneOfNow() {
    var now = row(1, "12", "3", "00", "ｻﾄｳ ｹﾝ");
    var former = former(now, "71-12");
    assertThat(decide(claim("71-12", "3", "", "サトウ ケン"), former, now)).isEqualTo(one(now));
    var other = row(2, "72-12", "3", "00", "ｻﾄｳ ｹﾝ");
    assertThat(decide(claim("71-12", "3", "", "サトウ ケン"), former, now, other))
        .as("two of them")
        .isEqualTo(new Matched.Ambiguous());
  }

  @Test
  void whereNobodyMayBeTakenTheOneWhoFitsMostCloselyGivesTheReason() {
    var ended = row(1, "71-12", "3", "00", "ｻﾄｳ ｹﾝ", "2010-04-01", "2026-04-01");
    var former = former(row(2, "99", "3", "00", "ｻﾄｳ ｹﾝ"), "12");
    assertThat(decide(claim("71-12", "3", "", "サトウ ケン"), former, ended))
        .isEqualTo(none(Reason.NOT_A_MEMBER_NOW));
    assertThat(decide(claim("12", "3", "", "サトウ ケン"), ended, former))
        .isEqualTo(none(Reason.OLD_NUMBER));
  }

  private static Matched decide(Claim claim, Candidate... found) {
    return RosterMatch.decide(RULES, claim, List.of(found), TODAY);
  }

  private static Matched one(Candidate candidate) {
    return new Matched.One(candidate.member(), candidate.importId());
  }

  private static Matched none(Reason reason) {
    return new Matched.None(reason);
  }

  private static Claim claim(String symbol, String number, String branch, String kana) {
    return new Claim(
        new InsurerNumber("06990014"),
        symbol,
        number,
        Optional.of(branch).filter(typed -> !typed.isEmpty()),
        kana,
        BORN);
  }

  private static Candidate row(long id, String symbol, String number, String branch, String kana) {
    return row(id, symbol, number, branch, kana, "2020-04-01", null);
  }

  /** Papers of a member of today that were in force until that day. */
  private static Candidate papers(MemberKind kind, String validTo) {
    var from = LocalDate.parse("2010-04-01");
    var until = Optional.of(LocalDate.parse(validTo));
    return new Candidate(
        new Member("aoba", 1, kind, "ｻﾄｳ ｹﾝ", Optional.empty(), BORN, from, Optional.empty()),
        new Identity(1, "06990014", "12", "3", Optional.empty(), BORN, Optional.empty(), until),
        Optional.of(7L));
  }

  /** The same member by a symbol that was his until April. */
  private static Candidate former(Candidate now, String symbol) {
    var until = Optional.of(LocalDate.of(2026, 4, 1));
    var papers = now.identity();
    return new Candidate(
        now.member(),
        new Identity(
            papers.memberId(),
            papers.insurerNumber(),
            symbol,
            papers.number(),
            papers.branch(),
            BORN,
            Optional.empty(),
            until),
        now.importId());
  }

  private static Candidate member(long id, String acquired, String lost) {
    return row(id, "12", "3", "00", "ｻﾄｳ ｹﾝ", acquired, lost);
  }

  private static Candidate row(
      long id,
      String symbol,
      String number,
      String branch,
      String kana,
      String acquired,
      String lost) {
    var from = LocalDate.parse(acquired);
    var until = Optional.ofNullable(lost).map(LocalDate::parse);
    return new Candidate(
        new Member("aoba", id, MemberKind.INSURED, kana, Optional.empty(), BORN, from, until),
        new Identity(
            id, "06990014", symbol, number, Optional.of(branch), BORN, Optional.of(from), until),
        Optional.of(7L));
  }
}
