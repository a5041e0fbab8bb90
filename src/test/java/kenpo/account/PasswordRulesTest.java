package kenpo.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import kenpo.society.Societies;
import kenpo.society.Society;
import kenpo.society.Society.PasswordPolicy;
import kenpo.support.Policies;
import kenpo.web.FormErrors.FieldError;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PasswordRulesTest {

  private static final Vertx VERTX = Vertx.vertx();
  private static final PasswordRules RULES = new PasswordRules(VERTX);
  private static final Society AOBA =
      Societies.load(Path.of("conf/societies")).byId("aoba").orElseThrow();
  private static final Society SHORT = Policies.asking(AOBA, new PasswordPolicy(8, 1));
  private static final Society TWO_KINDS = Policies.asking(AOBA, new PasswordPolicy(12, 2));

  @AfterAll
  static void close() {
    VERTX.close().await();
  }

  @Test
  void lengthIsCountedInCodePoints() {
    assertThat(wrong(AOBA, "𠮷𩸽𠀋𡈽𡚴𡸴𣇄")).contains("password.tooShort");
    assertThat(wrong(AOBA, "𠮷𩸽𠀋𡈽𡚴𡸴𣇄𣗄𣜿𣝣𣳾𤟱")).isEmpty();
    assertThat(wrong(AOBA, "x".repeat(11))).contains("password.tooShort");
  }

  @Test
  void lengthIsCountedAfterNormalisation() {
    assertThat(wrong(AOBA, "かﾞ".repeat(6)))
        .as("12 letters, 6 after NFKC")
        .contains("password.tooShort");
    assertThat(wrong(SHORT, "㍿㍿"))
        .as("2 letters, 8 after NFKC")
        .isNotEqualTo(Optional.of("password.tooShort"));
  }

  @Test
  void upTo128CharactersOfAnyKindAreWelcome() {
    var long128 = "kikoeru suzumushi 42 ".repeat(7).substring(0, 128);
    assertThat(wrong(AOBA, long128)).isEmpty();
    assertThat(wrong(AOBA, long128 + "x")).contains("password.tooLong");
    assertThat(wrong(AOBA, "夕焼け 小焼けで 日が暮れて")).isEmpty();
    assertThat(wrong(AOBA, "🍙🗻🐈 hoshi-zora")).isEmpty();
  }

  @Test
  void kindsAreLettersDigitsAndSymbols() {
    assertThat(wrong(TWO_KINDS, "kikoerusuzumushi")).contains("password.oneKind");
    assertThat(wrong(TWO_KINDS, "850274916305")).contains("password.oneKind");
    assertThat(wrong(TWO_KINDS, "kikoeru suzumushi")).isEmpty();
    assertThat(wrong(TWO_KINDS, "kikoerusuzumushi７")).isEmpty();
    assertThat(wrong(AOBA, "kikoerusuzumushi")).isEmpty();
  }

  @Test
  void whatGuessingProgramsTryFirstIsRefusedWithTheReason() {
    assertThat(wrong(AOBA, "password1234")).contains("password.guessable.word");
    assertThat(wrong(AOBA, "abcdefghijkl")).contains("password.guessable.sequence");
    assertThat(wrong(AOBA, "suzusuzusuzusuzu")).contains("password.guessable.repeat");
    assertThat(wrong(SHORT, "19700102")).contains("password.guessable.date");
  }

  @Test
  void namesOfServiceAndSocietyAndTheOwnAddressAreGuessable() {
    assertThat(wrong(AOBA, "kenpo-portal")).contains("password.guessable.word");
    assertThat(wrong(AOBA, "AobaHealthInsuranceSociety")).contains("password.guessable.word");
    assertThat(wrong(AOBA, "あおば健康保険組合2026")).contains("password.guessable.word");
    assertThat(wrong(AOBA, "hanabi.matsuri@example.jp")).contains("password.guessable.personal");
    assertThat(wrong(AOBA, "Hanabi.Matsuri2026")).contains("password.guessable.personal");
    assertThat(wrong(AOBA, "example#HANABI#matsuri")).contains("password.guessable.personal");
    assertThat(wrong(AOBA, "hanabi to midori no yama 7")).isEmpty();
  }

  @Test
  void eightCharactersThatNobodyKnowsAreEnoughWhereTheSocietySaysSo() {
    assertThat(wrong(SHORT, "x9#qZv4&")).isEmpty();
    assertThat(wrong(SHORT, "x9#qZv4")).contains("password.tooShort");
  }

  private static Optional<String> wrong(Society society, String password) {
    return RULES
        .check(society, password, List.of("hanabi.matsuri@example.jp"), "password")
        .await()
        .map(FieldError::key);
  }
}
