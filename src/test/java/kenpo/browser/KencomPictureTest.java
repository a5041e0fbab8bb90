package kenpo.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.Duration;
import java.util.TreeSet;
import java.util.stream.Stream;
import kenpo.support.Policies;
import kenpo.support.Reader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the manuals of the service that style K follows promise of pictures at its login, sentence
 * by sentence, where the sample society's policy shows the picture first from level 1 on.
 */
class KencomPictureTest extends KencomManual {

  KencomPictureTest() {
    super(s -> Policies.picturesFrom(s, 1));
  }

  static Stream<Device> computerPhoneAndNoScripts() {
    return Stream.of(Device.DESKTOP, Device.PHONE, Device.PHONE.withoutScripts());
  }

  /** ログイン時の画像認証が必須になります。対象: PCブラウザ、SPブラウザ */
  @ParameterizedTest
  @MethodSource("computerPhoneAndNoScripts")
  void thePictureIsRequiredAtEachLoginInABrowser(Device device) {
    try (var tab = tab(HOME, device)) {
      for (int time = 0; time < 2; time++) {
        tab.open("/login");
        assertThat(challenge(tab)).isVisible();
        submit(tab, EMAIL, PASSWORD);
        assertThat(tab.field("code")).hasAttribute("aria-invalid", "true");
        read(tab);
        submit(tab, EMAIL, PASSWORD);
        tab.page().waitForURL("**/home");
        tab.logOut();
      }
    }
  }

  /** 同一IPアドレスからのアクセス集中により、画像認証の難易度が上がります。 */
  @Test
  void accessesThatPileUpFromOneAddressMakeThePictureHarder() {
    assertThatAccessesThatPileUpMakeItHarder();
  }

  /** ログイン試行の失敗等により、画像認証の難易度が上がります。 */
  @Test
  void failedLoginsMakeThePictureHarderStepByStep() {
    try (var tab = tab(HOME, Device.PHONE)) {
      tab.open("/login");
      var lengths = new TreeSet<String>();
      int last = level(tab);
      for (int i = 0; i < ENOUGH && last < 4; i++) {
        lengths.add(last + ": " + read(tab).length());
        refused(tab, "nobody" + i + "@example.jp");
        assertThat(challenge(tab)).isVisible();
        assertThat(level(tab)).isGreaterThanOrEqualTo(last);
        last = level(tab);
        portal.clock.advance(Duration.ofMinutes(1));
      }
      assertThat(lengths).containsExactly("1: 5", "2: 6", "3: 6");
      assertThat(last).isEqualTo(4);
      assertThat(tab.page().locator("#challenge-hint")).containsText("30秒");
    }
  }

  /** 正当なIPアドレスを登録することにより、ログイン時の画像認証が不要になります。 */
  @Test
  void anAddressThatTheSocietyRegisteredAsLegitimateNeedsNoPicture() {
    listTheOffice();
    try (var inside = tab(OFFICE, Device.DESKTOP);
        var outside = tab(HOME, Device.DESKTOP)) {
      inside.open("/login");
      assertThat(challenge(inside)).hasCount(0);
      submit(inside, EMAIL, PASSWORD);
      inside.page().waitForURL("**/home");
      assertThat(challenge(outside.open("/login"))).isVisible();
    }
  }

  /** ただし、当該IPアドレスからの規定回数ログイン失敗により、画像認証が発動します。 */
  @Test
  void theSetNumberOfFailuresFromALegitimateAddressBringsThePictureBack() {
    listTheOffice();
    try (var tab = tab(OFFICE, Device.DESKTOP)) {
      failSoOften(tab);
      assertThat(challenge(tab)).isVisible();
      portal.clock.advance(Duration.ofMinutes(1));
      assertThat(levelOfLogin(tab, EMAIL)).as("by the score of all ten").isEqualTo(3);
    }
  }

  @Override
  int levelOfLogin(Tab tab, String email) {
    tab.open("/login");
    int level = 0;
    while (tab.path().equals("/login")) {
      level = level(tab);
      read(tab);
      submit(tab, email, PASSWORD);
    }
    tab.page().waitForURL("**/home");
    return level;
  }

  /** Types what the picture shows. */
  private String read(Tab tab) {
    var code = Reader.code(seal(tab), portal.clock.instant());
    tab.type("code", code);
    return code;
  }

  private int level(Tab tab) {
    return Reader.level(seal(tab), portal.clock.instant());
  }

  private static String seal(Tab tab) {
    return tab.field("seal").inputValue();
  }

  @Override
  Locator challenge(Tab tab) {
    return tab.page().locator("[data-picture] img");
  }
}
