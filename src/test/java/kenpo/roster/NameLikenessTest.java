package kenpo.roster;

import static kenpo.roster.NameLikeness.ALIKE;
import static kenpo.roster.NameLikeness.OTHER;
import static kenpo.roster.NameLikeness.SAME;
import static kenpo.roster.NameLikeness.SAME_GIVEN;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameLikenessTest {

  /** Blanks of any kind, and what shows nothing, before or after a name or alone between two. */
  @ParameterizedTest
  @ValueSource(strings = {" ", "\u3000", " \u200B", "\u200B ", "\u00A0\u200B\u3000", " ・"})
  void whatIsNoLetterIsNoPartOfAName(String blank) {
    assertThat(NameLikeness.of("ｻﾄｳ ﾊﾅｺ" + blank, "ﾔﾏﾀﾞ ﾕｷ" + blank)).isEqualTo(OTHER);
    assertThat(NameLikeness.of(blank + "ｻﾄｳ ﾊﾅｺ", blank + "ﾔﾏﾀﾞ ﾊﾅｺ")).isEqualTo(SAME_GIVEN);
    assertThat(NameLikeness.of("ｻﾄｳ ﾊﾅｺ" + blank, "ｻﾄｳ ﾕｷ")).isEqualTo(ALIKE);
    assertThat(NameLikeness.of("ｻﾄｳ" + blank + " ﾊﾅｺ", "サトウ　ハナコ")).isEqualTo(SAME);
  }
}
