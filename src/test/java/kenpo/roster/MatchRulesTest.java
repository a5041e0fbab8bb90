package kenpo.roster;

import static kenpo.roster.MatchRules.Tier.SHORTENED;
import static kenpo.roster.MatchRules.Tier.WHOLE;
import static kenpo.roster.MatchRules.Tier.WITHOUT_ZEROS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import kenpo.roster.MatchRules.Tier;
import kenpo.society.InsurerNumber;
import kenpo.society.MatchPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchRulesTest {

  private static final LocalDate BORN = LocalDate.of(1980, 4, 1);
  private static final MatchRules ALL = new MatchRules(new MatchPolicy(true, 7, true));
  private static final MatchRules WHOLE_ONLY = new MatchRules(new MatchPolicy(false, 0, false));

  @ParameterizedTest
  @CsvSource({
    "71-1234, 71-1234",
    "７１－１２３４, 71-1234",
    "71ー1234, 71-1234",
    "71−1234, 71-1234",
    "71‐1234, 71-1234",
    "71―1234, 71-1234",
    "71 - 1234, 71-1234",
    "埼－３０, 埼-30",
    "アー30, ｱ-30",
    "サービス, ｻｰﾋﾞｽ",
    "ab12, ＡＢ１２",
    "'', ''",
    "-, ''",
  })
  void widthSpacesAndDashesOfASymbolMakeNoDifference(String typed, String kept) {
    assertThat(tier(WHOLE_ONLY, typed, "1", kept, "1")).contains(WHOLE);
  }

  @Test
  void aSymbolIsComparedWholeAndThenFromAfterItsLastHyphen() {
    assertThat(tier(ALL, "71-1234", "1", "71-1234", "1")).contains(WHOLE);
    assertThat(tier(ALL, "1234", "1", "71-1234", "1")).contains(SHORTENED);
    assertThat(tier(ALL, "71-1234", "1", "1234", "1")).contains(SHORTENED);
    assertThat(tier(ALL, "1234", "1", "5-71-1234", "1")).contains(SHORTENED);
    assertThat(tier(ALL, "71", "1", "71-1234", "1")).isEmpty();
    assertThat(tier(WHOLE_ONLY, "1234", "1", "71-1234", "1")).isEmpty();
  }

  @Test
  void aNumberIsComparedWholeAndThenByItsLastSevenDigitsOnBothSides() {
    assertThat(tier(ALL, "1", "12345678", "1", "12345678")).contains(WHOLE);
    assertThat(tier(ALL, "1", "2345678", "1", "12345678")).contains(SHORTENED);
    assertThat(tier(ALL, "1", "12345678", "1", "2345678")).contains(SHORTENED);
    assertThat(tier(ALL, "1", "912345678", "1", "12345678")).contains(SHORTENED);
    assertThat(tier(ALL, "1", "345678", "1", "12345678")).isEmpty();
    assertThat(tier(WHOLE_ONLY, "1", "2345678", "1", "12345678")).isEmpty();
  }

  @Test
  void aNumberMayBeTypedWithHyphens() {
    assertThat(tier(WHOLE_ONLY, "1", "１２３－４５６７", "1", "1234567")).contains(WHOLE);
    assertThat(tier(WHOLE_ONLY, "1", "123ー4567", "1", "123 4567")).contains(WHOLE);
  }

  @Test
  void leadingZerosOfAllDigitValuesFallLast() {
    assertThat(tier(ALL, "012", "1", "12", "1")).contains(WITHOUT_ZEROS);
    assertThat(tier(ALL, "1", "0000123", "1", "123")).contains(WITHOUT_ZEROS);
    assertThat(tier(ALL, "71-0012", "1", "12", "1")).contains(WITHOUT_ZEROS);
    assertThat(tier(ALL, "1", "990000123", "1", "123")).contains(WITHOUT_ZEROS);
    assertThat(tier(ALL, "0", "1", "000", "1")).contains(WITHOUT_ZEROS);
    assertThat(tier(ALL, "0A12", "1", "A12", "1")).isEmpty();
    assertThat(tier(ALL, "120", "1", "12", "1")).isEmpty();
    assertThat(tier(WHOLE_ONLY, "012", "1", "12", "1")).isEmpty();
  }

  @Test
  void theLooserOfSymbolAndNumberIsTheTier() {
    assertThat(tier(ALL, "1234", "0000001", "71-1234", "1")).contains(WITHOUT_ZEROS);
    assertThat(tier(ALL, "1234", "1", "71-1234", "1")).contains(SHORTENED);
  }

  @Test
  void aBranchThatIsMissingOnEitherSideIsNoMismatch() {
    assertThat(ALL.sameBranch(Optional.empty(), Optional.of("01"))).isTrue();
    assertThat(ALL.sameBranch(Optional.of("01"), Optional.empty())).isTrue();
    assertThat(ALL.sameBranch(Optional.of("1"), Optional.of("01"))).isTrue();
    assertThat(ALL.sameBranch(Optional.of("０１"), Optional.of("1"))).isTrue();
    assertThat(ALL.sameBranch(Optional.of("0"), Optional.of("00"))).isTrue();
    assertThat(ALL.sameBranch(Optional.of("00"), Optional.of("01"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "12345678, 2345678",
    "912345678, 12345678",
    "0000123, 123",
    "990000123, 123",
    "A1234567, 1234567",
    "１２３－４５６７, 1234567",
    "0, 0000000000",
  })
  void numbersThatAnyTierTakesAsEqualShareAKey(String one, String other) {
    assertThat(ALL.numberKey(one)).isEqualTo(ALL.numberKey(other));
  }

  @Test
  void theVersionChangesWithEachSetting() {
    assertThat(
            java.util.stream.Stream.of(
                    new MatchPolicy(true, 7, true),
                    new MatchPolicy(false, 7, true),
                    new MatchPolicy(true, 6, true),
                    new MatchPolicy(true, 7, false))
                .map(policy -> new MatchRules(policy).version()))
        .doesNotHaveDuplicates();
  }

  private static Optional<Tier> tier(
      MatchRules rules, String typedSymbol, String typedNumber, String symbol, String number) {
    var claim =
        new Claim(
            new InsurerNumber("06990014"), typedSymbol, typedNumber, Optional.empty(), "ｻﾄｳ", BORN);
    var identity =
        new Identity(
            1,
            "06990014",
            symbol,
            number,
            Optional.empty(),
            BORN,
            Optional.empty(),
            Optional.empty());
    return rules.tier(claim, identity);
  }
}
