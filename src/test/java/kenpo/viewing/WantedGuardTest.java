package kenpo.viewing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses somebody may be brought to after the gate. */
class WantedGuardTest {

  private final WantedGuard wanted = new WantedGuard();

  @Test
  void thoseThatTheMapHasBehindIt() {
    wanted.know("/checkups");
    wanted.know("/checkups/trend/:item");
    assertThat(wanted.isKnown("/checkups")).isTrue();
    assertThat(wanted.isKnown("/checkups/trend/bmi-2")).isTrue();
  }

  /** Nor is a dot in a path any character. */
  @Test
  void filesAreNone() {
    wanted.know("/checkups.csv");
    wanted.know("/checkups/trend/:item.csv");
    assertThat(wanted.isKnown("/checkups.csv")).isFalse();
    assertThat(wanted.isKnown("/checkupsXcsv")).isFalse();
    assertThat(wanted.isKnown("/checkups/trend/bmi.csv")).isFalse();
  }

  /** What the map has is meant as it is written. */
  @Test
  void aPathIsNoPattern() {
    wanted.know("/check+ups");
    assertThat(wanted.isKnown("/check+ups")).isTrue();
    assertThat(wanted.isKnown("/checkkups")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/home",
        "/checkups/",
        "//evil.example/checkups",
        "https://evil.example/checkups",
        "/checkups/trend/",
        "/checkups/trend/..",
        "/checkups/trend/a/b",
        "/checkups/trend/%2e%2e",
        "/checkups?lang=en",
        "/checkups\r\nSet-Cookie: a=b",
        "/checkups\n"
      })
  void noOthers(String path) {
    wanted.know("/checkups");
    wanted.know("/checkups/trend/:item");
    assertThat(wanted.isKnown(path)).isFalse();
  }
}
