package kenpo.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonalWordsTest {

  @ParameterizedTest
  @CsvSource({
    "ヤマダ, yamada",
    "シンイチ, shinichi",
    "シンイチ, sinichi",
    "ショウコ, shoko",
    "ショウコ, shouko",
    "ショウコ, syouko",
    "シヨウコ, shoko",
    "リョウタ, ryota",
    "リヨウタ, ryota",
    "ジュンイチ, junichi",
    "ジユンイチ, jun'ichi",
    "サトウ, satoh",
    "オオノ, ohno",
    "オオノ, oono",
    "ユウキ, yuki",
    "ハットリ, hattori",
    "ハツトリ, hattori",
    "ハッチョウ, hatcho",
    "ツヅキ, tsuzuki",
    "ツヅキ, tuzuki",
    "ナンバ, namba",
    "フジイ, huzii",
    "ヨーコ, yoko",
    "ﾔﾏﾀﾞ, yamada",
  })
  void aNameIsKnownInTheWaysPeopleSpellIt(String kana, String spelling) {
    assertThat(Romaji.spellings(kana)).contains(spelling.replace("'", ""));
  }

  @Test
  void nameAndBirthDateInEitherCalendar() {
    var member =
        new Member(
            "aoba",
            1,
            MemberKind.INSURED,
            "ﾔﾏﾀﾞ ﾊﾅｺ",
            Optional.of("山田　花子"),
            LocalDate.of(1980, 1, 2),
            LocalDate.of(2020, 4, 1),
            Optional.empty());
    assertThat(PersonalWords.of(member))
        .contains("yamada", "hanako", "yamadahanako", "ヤマダ", "ハナコ", "山田", "花子", "山田花子")
        .contains("19800102", "800102", "0102", "1980", "550102", "s550102", "s55", "昭和55")
        .doesNotContain("");
  }
}
