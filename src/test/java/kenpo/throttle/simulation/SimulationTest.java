package kenpo.throttle.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kenpo.config.Overrides;
import kenpo.config.PortalConfig;
import kenpo.society.Societies;
import kenpo.society.Society;
import kenpo.support.TestPortal;
import org.junit.jupiter.api.Test;

/** What the default policy promises under attack, and what others do, in small simulations. */
class SimulationTest {

  private static final Society MINATO =
      Societies.load(Path.of("conf/societies")).byId("minato").orElseThrow();
  private static final PortalConfig CONFIG =
      PortalConfig.load(Optional.empty(), Overrides.of(Map.of("PORTAL_SECRET", TestPortal.SECRET)));
  private static final Scale DAY = scale(24, 7);

  @Test
  void anAccountGetsFiftyGuessesADayFromAThousandAddressesHoweverOftenItsOwnerLogsIn() {
    assertThat(ofOwner(0).spoils().guesses()).isBetween(30, 50);
    assertThat(ofOwner(3).spoils().guesses()).isBetween(30, 50);
    assertThat(ofOwner(24).spoils().guesses()).isBetween(30, 50);
  }

  @Test
  void theOwnersKnownDeviceIsAskedNothingThroughoutTheAttack() {
    assertThat(visits(ofOwner(24), "owner, known device"))
        .hasSize(24)
        .allMatch(visit -> visit.onlyWorked(0));
  }

  @Test
  void whoIsToBeLockedOutComesInEverywhere() {
    var result = play(Attack.LOCKOUT, Policy.LADDER, DAY);
    assertThat(visits(result, "owner, known device"))
        .hasSize(24)
        .allMatch(visit -> visit.onlyWorked(0));
    assertThat(visits(result, "owner, new device, below 10")).allMatch(v -> v.onlyWorked(2));
    assertThat(visits(result, "owner, new device"))
        .hasSize(6)
        .allMatch(Visit::in)
        .allMatch(visit -> visit.extra().compareTo(Duration.ofMinutes(3)) < 0)
        .anyMatch(Visit::byLink);
  }

  @Test
  void lockingAfterFiveLocksTheOwnerOutOfAnyDevice() {
    var result = play(Attack.LOCKOUT, Policy.LOCK_AFTER_5, DAY);
    assertThat(visits(result, "owner, known device"))
        .filteredOn(Visit::byLink)
        .hasSizeGreaterThan(18);
    assertThat(result.spoils().guesses()).isGreaterThan(200);
  }

  @Test
  void waitsForAllLockTheOwnerOutForGood() {
    var result = play(Attack.LOCKOUT, Policy.THIRTY_WITH_WAITS, DAY);
    assertThat(visits(result, "owner, known device"))
        .filteredOn(visit -> !visit.in())
        .hasSizeGreaterThan(18);
    assertThat(result.spoils().guesses()).isGreaterThan(250);
  }

  @Test
  void aFixedChallengeHoldsNobodyBack() {
    var result = play(Attack.ONE_ACCOUNT, Policy.FIXED_CAPTCHA, sized(2_000, 100, 1));
    assertThat(result.spoils().guesses()).isEqualTo(2_000);
    assertThat(visits(result, "members")).allMatch(visit -> visit.onlyWorked(2));
  }

  @Test
  void oneAddressGetsAThousandGuessesADayWhateverItsPlan() {
    var result = play(Attack.ONE_ADDRESS, Policy.LADDER, sized(3_000, 1, 1_000));
    assertThat(result.spoils().guesses()).isBetween(500, 1_200);
    assertThat(visits(result, "members behind it")).allMatch(Visit::in);
    assertThat(visits(result, "members"))
        .filteredOn(visit -> visit.onlyWorked(0) || visit.onlyWorked(1))
        .hasSizeGreaterThan(480);
  }

  @Test
  void aSprayIsNotHeldBackByAnyCountOfAddressesOrAccounts() {
    for (var policy : Policy.values()) {
      assertThat(play(Attack.SPRAY, policy, sized(900, 300, 300)).spoils().guesses())
          .isEqualTo(900);
    }
  }

  @Test
  void anOfficeOnMondayHasNothingOrABox() {
    var visits = visits(play(Attack.OFFICE, Policy.LADDER, DAY), "colleagues");
    assertThat(visits).hasSize(600).allMatch(Visit::in);
    assertThat(visits).filteredOn(Visit::waited).hasSizeLessThan(6);
    assertThat(visits)
        .filteredOn(visit -> !visit.onlyWorked(0) && !visit.onlyWorked(1))
        .hasSizeLessThan(60);
  }

  @Test
  void theSameSeedGivesTheSameTables() {
    assertThat(tables(scale(24, 3))).isEqualTo(tables(scale(24, 3)));
    assertThat(tables(scale(24, 3))).isNotEqualTo(tables(scale(24, 4)));
  }

  private static List<String> tables(Scale scale) {
    var results =
        List.of(
            play(Attack.LOCKOUT, Policy.LADDER, scale), play(Attack.OFFICE, Policy.LADDER, scale));
    var report = new Report(results, scale);
    return List.of(report.attackers().text(), report.members().text());
  }

  private static Result ofOwner(int logins) {
    var scale =
        new Scale(Optional.empty(), Optional.empty(), Optional.empty(), logins, DAY.length(), 7);
    return play(Attack.ONE_ACCOUNT, Policy.LADDER, scale);
  }

  private static Result play(Attack attack, Policy policy, Scale scale) {
    return new Simulation(MINATO, CONFIG.challenge().levels(), scale).play(attack, policy);
  }

  private static List<Visit> visits(Result result, String who) {
    return result.harms().stream()
        .filter(harm -> harm.who().equals(who))
        .findFirst()
        .orElseThrow()
        .visits();
  }

  private static Scale scale(int ownerLogins, long seed) {
    return new Scale(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        ownerLogins,
        Duration.ofHours(24),
        seed);
  }

  private static Scale sized(int guesses, int addresses, int accounts) {
    return new Scale(
        Optional.of(guesses),
        Optional.of(addresses),
        Optional.of(accounts),
        24,
        Duration.ofHours(24),
        7);
  }
}
