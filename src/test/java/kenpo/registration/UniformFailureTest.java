package kenpo.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import kenpo.society.Society;
import kenpo.society.Society.Enrolment;
import kenpo.society.Society.NumberChanged;
import kenpo.support.Policies;
import kenpo.support.TestPortal;
import kenpo.support.Timing;
import org.junit.jupiter.api.Test;

/** Every failure of the roster check looks the same and takes the same time, whatever it was. */
class UniformFailureTest {

  private static final LocalDate BORN = LocalDate.of(1970, 1, 2);

  /** What differs from Hanako's papers, by the kind of failure. */
  private static final Map<String, String[]> KINDS = kinds();

  @Test
  void looksTheSame() {
    try (var portal = new TestPortal(UniformFailureTest::policy)) {
      people(portal);
      var pages = new LinkedHashMap<String, String>();
      KINDS.forEach((kind, papers) -> pages.put(kind, failure(portal, kind, papers)));
      assertThat(pages.values()).allMatch(pages.get("NO_IDENTITY")::equals);
      assertThat(
              portal.query("SELECT DISTINCT outcome FROM audit_events WHERE kind = 'ELIGIBILITY'"))
          .containsExactlyInAnyOrder(
              "NO_IDENTITY",
              "NAME_DIFFERS",
              "SYMBOL_DIFFERS",
              "BRANCH_DIFFERS",
              "NOT_A_MEMBER_NOW",
              "OLD_NUMBER",
              "NOT_ALLOWED",
              "HAS_ACCOUNT",
              "AMBIGUOUS",
              "FOUND");
      var page = pages.get("NO_IDENTITY");
      assertThat(page)
          .contains("入力の間違い", "1〜2か月", "記録が違う", "被保険者ご本人に限る", "登録済み", "保守作業")
          .contains("/users/cancel", "/users/eligibility\"", "03-0000-0001");
    }
  }

  @Test
  void takesTheSameTime() {
    try (var portal = new TestPortal(s -> Policies.unlimited(policy(s)))) {
      people(portal);
      var walk = Walk.of(portal, "hanako@example.jp");
      walk.activate();
      walk.browser().get("/users/eligibility");
      var ways = new ArrayList<Supplier<Runnable>>();
      KINDS.values().forEach(papers -> ways.add(() -> () -> refused(walk, papers)));
      var found = Timing.compare(40, ways);
      assertThat(Timing.alike(found))
          .as("%s: %s ms", KINDS.keySet(), Arrays.toString(found))
          .isTrue();
    }
  }

  private static void refused(Walk walk, String... papers) {
    assertThat(walk.claimAgain(papers).status()).isEqualTo(422);
  }

  private static String failure(TestPortal portal, String kind, String... papers) {
    var walk =
        Walk.of(portal, kind.replace(' ', '.').toLowerCase(java.util.Locale.ROOT) + "@example.jp");
    walk.activate();
    var page = walk.claim(papers);
    assertThat(page.status()).as(kind).isEqualTo(422);
    return Walk.masked(page) + page.response().headers().map().keySet();
  }

  private static Society policy(Society society) {
    return Policies.enrolling(society, new Enrolment(true, 16, false, NumberChanged.carry));
  }

  private static void people(TestPortal portal) {
    Walk.hanako(portal);
    member(portal, "insured", "2001", "01", BORN);
    var lost = member(portal, "insured", "2002", "01", BORN);
    portal.execute("UPDATE members SET lost = '2026-11-30' WHERE member_id = " + lost);
    member(portal, "dependant", "2003", "01", LocalDate.of(2020, 1, 2));
    member(portal, "voluntary", "2004", "01", BORN);
    member(portal, "insured", "2005", "01", BORN);
    member(portal, "insured", "2005", "02", BORN);
    var renumbered = member(portal, "insured", "2006", "01", BORN);
    portal.execute(
        "UPDATE member_identities SET valid_to = '2026-12-01' WHERE member_id = " + renumbered);
    Walk.of(portal, "registered@example.jp").register();
    portal.member("minato", "06990022", "71-1234", "0001234", "ｹﾝﾎﾟ ﾊﾅｺ", BORN);
  }

  private static long member(
      TestPortal portal, String kind, String number, String branch, LocalDate born) {
    return portal.member(
        "aoba", kind, Walk.INSURER, "71-1234", number, Optional.of(branch), "ｹﾝﾎﾟ ﾊﾅｺ", born);
  }

  private static Map<String, String[]> kinds() {
    var kinds = new LinkedHashMap<String, String[]>();
    kinds.put("NO_IDENTITY", papers("number", "9999"));
    kinds.put("NAME_DIFFERS", papers("number", "2001", "kana", "ケンポ タロウ"));
    kinds.put("SYMBOL_DIFFERS", papers("number", "2001", "symbol", "72-9999"));
    kinds.put("BRANCH_DIFFERS", papers("number", "2001", "branch", "02"));
    kinds.put("NOT_A_MEMBER_NOW", papers("number", "2002"));
    kinds.put("OLD_NUMBER", papers("number", "2006"));
    kinds.put("too young", papers("number", "2003", "birthDateEra", "R", "birthDateYear", "2"));
    kinds.put("insured only", papers("number", "2004"));
    kinds.put("HAS_ACCOUNT", papers());
    kinds.put("AMBIGUOUS", papers("number", "2005"));
    kinds.put("other society", papers("insurerNumber", "06990022"));
    return kinds;
  }

  private static String[] papers(String... papers) {
    return List.of(papers).toArray(String[]::new);
  }
}
