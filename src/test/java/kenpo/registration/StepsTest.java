package kenpo.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import kenpo.account.EmailAddress;
import kenpo.config.PortalConfig;
import kenpo.db.Db;
import kenpo.registration.FirstHalfStore.Agreement;
import kenpo.registration.FirstHalfStore.Draft;
import kenpo.registration.Pending.Person;
import kenpo.registration.Pending.State;
import kenpo.roster.Matched;
import kenpo.roster.Member;
import kenpo.roster.MemberKind;
import kenpo.support.Database;
import kenpo.web.Language;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each statement that changes a registration by itself: pages look before they ask for it, but
 * between the look and the change another browser may be quicker.
 */
class StepsTest {

  private static final Vertx VERTX = Vertx.vertx();
  private static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(3600);
  private static final Buffer OWNER = Buffer.buffer("owner");
  private static final Buffer STRANGER = Buffer.buffer("stranger");
  private static final long MEMBER = 7;

  private final PortalConfig.Database database = Database.fresh();
  private Db db;
  private FirstHalfStore first;
  private SecondHalfStore second;
  private Pending pending;

  /** Every statement, as the owner's browser would ask for it, and the states it starts from. */
  private enum Step {
    AGREED((test, it) -> test.agree(it), State.DRAFT),
    RENEWED((test, it) -> test.renew(it), State.MAILED, State.VOID),
    ACTIVATED((test, it) -> test.activate(it, 1, NOW), State.MAILED),
    MOVED((test, it) -> test.first.moveTo(it, STRANGER), State.ACTIVATED),
    COUNTED((test, it) -> test.count(it, 5), State.ACTIVATED),
    KEPT((test, it) -> test.keep(it), State.ACTIVATED),
    COMPLETED((test, it) -> test.complete(it, OWNER), State.ACTIVATED),
    CANCELLED(
        (test, it) -> test.first.cancel("aoba", OWNER), State.DRAFT, State.MAILED, State.ACTIVATED),
    DROPPED((test, it) -> test.first.dropDrafts("aoba", OWNER), State.DRAFT);

    private final BiFunction<StepsTest, Pending, Future<Integer>> change;
    private final Set<State> from;

    Step(BiFunction<StepsTest, Pending, Future<Integer>> change, State... from) {
      this.change = change;
      this.from = Set.of(from);
    }
  }

  @BeforeEach
  void begin() {
    db = Db.open(VERTX, database);
    first = new FirstHalfStore(db);
    second = new SecondHalfStore(db);
    pending = fresh();
  }

  @AfterEach
  void close() {
    db.close().await();
  }

  @AfterAll
  static void end() {
    VERTX.close().await();
  }

  @ParameterizedTest
  @EnumSource
  void startsFromItsStatesOnly(Step step) {
    for (var state : State.values()) {
      pending = fresh();
      set(state);
      assertThat(changed(step.change.apply(this, pending)))
          .as(step + " from " + state)
          .isEqualTo(step.from.contains(state) ? 1 : 0);
    }
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"CANCELLED", "DROPPED"})
  void changesNothingOfAnotherSociety(Step step) {
    var elsewhere =
        new Pending(
            "minato",
            pending.id(),
            pending.state(),
            OWNER,
            OWNER,
            false,
            Language.JA,
            pending.email(),
            "hash",
            1,
            pending.linkExpires(),
            0,
            Optional.empty(),
            Optional.of(MEMBER));
    for (var state : State.values()) {
      set(state);
      var before = row();
      step.change.apply(this, elsewhere).await();
      assertThat(row()).as(step + " from " + state).isEqualTo(before);
    }
  }

  @Test
  void onlyTheNewestLinkActivatesAndOnlyUntilItsEnd() {
    set(State.MAILED);
    renew(pending).await();
    assertThat(changed(activate(pending, 1, NOW))).isZero();
    assertThat(changed(activate(pending, 3, NOW))).isZero();
    assertThat(changed(activate(pending, 2, LATER))).isZero();
    assertThat(changed(activate(pending, 2, LATER.minusMillis(1)))).isOne();
  }

  @Test
  void onlyTheBrowserThatGoesOnCompletes() {
    set(State.ACTIVATED);
    assertThat(changed(complete(pending, STRANGER))).isZero();
    assertThat(changed(complete(pending, OWNER))).isOne();
  }

  @Test
  void nobodyCompletesAsSomebodyElseThanWasFoundLast() {
    set(State.ACTIVATED);
    set("member_id = 8");
    assertThat(changed(complete(pending, OWNER))).isZero();
    count(pending, 5).await();
    assertThat(changed(complete(pending, OWNER))).isZero();
  }

  @Test
  void noTryIsLeftAfterTheLast() {
    set(State.ACTIVATED);
    assertThat(changed(count(pending, 2))).isOne();
    assertThat(changed(count(pending, 2))).isOne();
    assertThat(changed(count(pending, 2))).isZero();
  }

  @Test
  void aBrowserGivesUpOnlyWhatItHas() {
    assertThat(changed(first.cancel("aoba", STRANGER))).isZero();
    assertThat(changed(first.cancel("minato", OWNER))).isZero();
    assertThat(changed(first.dropDrafts("aoba", STRANGER))).isZero();
    assertThat(changed(first.dropDrafts("minato", OWNER))).isZero();
    assertThat(row()).contains("draft");
  }

  private Pending fresh() {
    Database.query(database.name(), "DELETE FROM registrations RETURNING 1");
    var draft =
        new Draft(
            "aoba",
            OWNER,
            false,
            Language.JA,
            new EmailAddress("hanako@example.jp", "hanako@example.jp"),
            "hash",
            Optional.empty(),
            Optional.empty());
    first.add(draft, NOW, LATER).await();
    set(
        "member_id = "
            + MEMBER
            + ", terms_version = '1', privacy_version = '1', agreed_at = now()");
    return new RegistrationStore(db)
        .newestIn("aoba", OWNER, Set.of(State.DRAFT), NOW)
        .await()
        .orElseThrow();
  }

  private void set(State state) {
    set(
        "state = '%s', link_version = 1, link_expires_at = '%s'"
            .formatted(state.name().toLowerCase(Locale.ROOT), LATER));
  }

  private void set(String columns) {
    Database.query(database.name(), "UPDATE registrations SET " + columns + " RETURNING 1");
  }

  private String row() {
    return Arrays.toString(
        Database.query(database.name(), "SELECT r::text FROM registrations r").toArray());
  }

  private static int changed(Future<Integer> rows) {
    return rows.await();
  }

  private Future<Integer> agree(Pending it) {
    return first.agreed(it, new Agreement("1", "1"), NOW, LATER, LATER);
  }

  private Future<Integer> renew(Pending it) {
    return first.renewLink(it, LATER, LATER).map(StepsTest::one);
  }

  private Future<Integer> activate(Pending it, int version, Instant now) {
    return first.activate(it, version, OWNER, "hash", now, LATER);
  }

  private Future<Integer> count(Pending it, int most) {
    return second.countTry(it, most).map(StepsTest::one);
  }

  private Future<Integer> keep(Pending it) {
    var born = LocalDate.of(1970, 1, 2);
    var person = new Person("ケンポ ハナコ", born, "06990014");
    var kind = MemberKind.INSURED;
    var member =
        new Member(
            "aoba", MEMBER, kind, "ｹﾝﾎﾟ ﾊﾅｺ", Optional.empty(), born, born, Optional.empty());
    return second.keep(it, person, Optional.of(new Matched.One(member, Optional.of(7L))));
  }

  private Future<Integer> complete(Pending it, Buffer visitor) {
    return second.complete(it, visitor).map(StepsTest::one);
  }

  private static int one(Optional<?> changed) {
    return changed.isPresent() ? 1 : 0;
  }
}
