package kenpo.captcha;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import kenpo.config.Overrides;
import kenpo.config.PortalConfig;
import kenpo.support.TestPortal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChallengePartTest {

  private static final PortalConfig CONFIG =
      PortalConfig.load(Optional.empty(), Overrides.of(Map.of("PORTAL_SECRET", TestPortal.SECRET)));

  @ParameterizedTest
  @CsvSource({"1, 1, 2", "2, 2, 6", "3, 7, 30", "4, 30, 90"})
  void saysHowLongTheConfiguredWorkTakes(int level, long seconds, long most) {
    var work = CONFIG.challenge().levels().get(level - 1);
    var code = new CodePart("", 0, 300, "", false, true, false);
    assertThat(ChallengePart.of(Purpose.LOGIN, level, work, "", "work", code))
        .isEqualTo(new ChallengePart("login", level, seconds, most, "", "work", code));
  }
}
