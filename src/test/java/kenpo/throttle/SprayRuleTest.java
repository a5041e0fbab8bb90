package kenpo.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import kenpo.society.RiskPolicy.Alarm;
import kenpo.throttle.SprayRule.History;
import org.junit.jupiter.api.Test;

/** Each edge of what is a spray. */
class SprayRuleTest {

  private static final SprayRule RULE =
      new SprayRule(new Alarm(2, 4, 30, 20, 4, 8, Duration.ofMinutes(20)));
  private static final int ENOUGH = SprayRule.ENOUGH;

  @Test
  void thirtyFailuresOfTwentyAccountsAreOneAndAnyFewerAreNone() {
    assertThat(RULE.isLoud(30, 20, History.NONE)).isTrue();
    assertThat(RULE.isLoud(29, 20, History.NONE)).isFalse();
    assertThat(RULE.isLoud(30, 19, History.NONE)).isFalse();
  }

  @Test
  void theyHaveToBeMoreThanTheMeanAndFourDeviations() {
    var usual = new History(ENOUGH, 20, 5);
    assertThat(RULE.isLoud(40, 40, usual)).isFalse();
    assertThat(RULE.isLoud(41, 40, usual)).isTrue();
  }

  @Test
  void whileTheHistoryIsShortTheyHaveToBeMoreThanEightTimesTheMean() {
    var shorter = new History(ENOUGH - 1, 10, 1);
    assertThat(RULE.isLoud(80, 40, shorter)).isFalse();
    assertThat(RULE.isLoud(81, 40, shorter)).isTrue();
    assertThat(RULE.isLoud(80, 40, new History(ENOUGH, 10, 1))).isTrue();
  }

  @Test
  void whatIsUsualNeverMakesFewFailuresLoud() {
    assertThat(RULE.isLoud(29, 29, new History(ENOUGH, 0, 0))).isFalse();
  }

  @Test
  void whatIsAboveUsualLeavesTheMeanAsItIs() {
    var usual = new History(ENOUGH, 20, 5);
    assertThat(RULE.remembered(41, usual)).isEqualTo(20);
    assertThat(RULE.remembered(5_000, usual)).isEqualTo(20);
    assertThat(RULE.remembered(40, usual)).isEqualTo(40);
    assertThat(RULE.remembered(30, History.NONE)).isEqualTo(3);
    assertThat(RULE.remembered(3, History.NONE)).isEqualTo(3);
  }

  @Test
  void whatIsNotMayDoubleIt() {
    assertThat(RULE.remembered(29, new History(ENOUGH, 10, 9))).isEqualTo(20);
    assertThat(RULE.remembered(29, new History(ENOUGH, 15, 9))).isEqualTo(29);
    assertThat(RULE.remembered(29, History.NONE)).isEqualTo(3);
  }

  @Test
  void whoStaysJustBelowItForFourteenDaysDoesNotGetFar() {
    var sums = new ArrayList<Integer>();
    for (int day = 0; day < 14; day++) {
      var history = of(sums);
      int most = 0;
      while (!RULE.isLoud(most + 1, 20, history)) {
        most++;
      }
      sums.addAll(Collections.nCopies(6, RULE.remembered(most, history)));
    }
    assertThat(RULE.isLoud(80, 20, of(sums))).isTrue();
  }

  private static History of(List<Integer> sums) {
    double mean = sums.stream().mapToInt(Integer::intValue).average().orElse(0);
    double squares = sums.stream().mapToDouble(sum -> Math.pow(sum - mean, 2)).sum();
    return new History(
        sums.size(), mean, sums.isEmpty() ? 0 : Math.sqrt(squares / (sums.size() - 1)));
  }

  @Test
  void itGoesOnForTwentyMinutes() {
    var now = Instant.parse("2026-12-01T01:00:00Z");
    assertThat(RULE.endsAt(now)).isEqualTo("2026-12-01T01:20:00Z");
  }
}
