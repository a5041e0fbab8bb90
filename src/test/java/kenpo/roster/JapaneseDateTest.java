package kenpo.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import kenpo.roster.JapaneseDate.Day;
import kenpo.roster.JapaneseDate.EraEnded;
import kenpo.roster.JapaneseDate.EraNotBegun;
import kenpo.roster.JapaneseDate.NoSuchDay;
import kenpo.roster.JapaneseDate.Unreadable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JapaneseDateTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "19800401",
        "１９８００４０１",
        "1980/4/1",
        "1980/04/01",
        "1980-04-01",
        "1980.4.1",
        "1980年4月1日",
        "１９８０年４月１日",
        "1980 / 4 / 1",
        "1980－04－01",
        "昭和55年4月1日",
        "昭和５５年４月１日",
        "昭和 55年 4月 1日",
        "昭55.4.1",
        "S55.4.1",
        "s55/4/1",
        "Ｓ５５．４．１",
        "S55-04-01",
        "S550401",
        "3550401",
        "３５５０４０１",
        "㍼55年4月1日",
        "1980ー4ー1"
      })
  void everyWayToWriteADay(String text) {
    assertThat(JapaneseDate.parse(text)).isEqualTo(new Day(LocalDate.of(1980, 4, 1)));
  }

  @ParameterizedTest
  @CsvSource({
    "令和元年5月1日, 2019-05-01",
    "令和1年5月1日, 2019-05-01",
    "5010501, 2019-05-01",
    "平成31年4月30日, 2019-04-30",
    "平成元年1月8日, 1989-01-08",
    "昭和64年1月7日, 1989-01-07",
    "S64.1.7, 1989-01-07",
    "昭和元年12月25日, 1926-12-25",
    "大正15年12月24日, 1926-12-24",
    "大正元年7月30日, 1912-07-30",
    "明治45年7月29日, 1912-07-29",
    "M45.7.29, 1912-07-29",
    "H12.2.29, 2000-02-29",
    "2000/2/29, 2000-02-29",
  })
  void theFirstAndLastDaysOfEras(String text, LocalDate day) {
    assertThat(JapaneseDate.parse(text)).isEqualTo(new Day(day));
  }

  @ParameterizedTest
  @CsvSource({
    "平成31年5月1日, HEISEI, 2019-04-30",
    "平成32年1月1日, HEISEI, 2019-04-30",
    "4310501, HEISEI, 2019-04-30",
    "昭和64年1月8日, SHOWA, 1989-01-07",
    "昭和70年1月1日, SHOWA, 1989-01-07",
    "大正15年12月25日, TAISHO, 1926-12-24",
    "明治45年7月30日, MEIJI, 1912-07-29",
  })
  void anEraThatHadEndedIsTold(String text, Era era, LocalDate lastDay) {
    assertThat(JapaneseDate.parse(text)).isEqualTo(new EraEnded(era, lastDay));
  }

  @ParameterizedTest
  @CsvSource({
    "令和元年4月30日, REIWA, 2019-05-01",
    "平成元年1月7日, HEISEI, 1989-01-08",
    "昭和元年12月24日, SHOWA, 1926-12-25",
  })
  void anEraThatHadNotBegunIsTold(String text, Era era, LocalDate firstDay) {
    assertThat(JapaneseDate.parse(text)).isEqualTo(new EraNotBegun(era, firstDay));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1981/2/29",
        "19800431",
        "1980/13/1",
        "1980/0/1",
        "1980/1/0",
        "昭和55年2月30日",
        "昭和0年1月1日",
        "H13.2.29"
      })
  void daysThatAreNotInTheCalendar(String text) {
    assertThat(JapaneseDate.parse(text)).isEqualTo(new NoSuchDay());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1980",
        "80/4/1",
        "198041",
        "6010501",
        "0550401",
        "慶応3年1月1日",
        "1980/4",
        "4/1/1980",
        "99999999",
        "1867/12/31",
        "昭和55年",
        "S55",
        "一九八〇年四月一日"
      })
  void whatIsNoDayAtAll(String text) {
    assertThat(JapaneseDate.parse(text)).isEqualTo(new Unreadable());
  }

  @ParameterizedTest
  @CsvSource({
    "西暦, 1980, 4, 1",
    "昭和, 55, 4, 1",
    "showa, ５５, ４, １",
    "昭和, 1980, 04, 01",
    "西暦, 昭和55, 4, 1",
    "西暦, S55, 4, 1",
    "平成, S55, 4, 1",
    "昭和, 55年, 4月, 1日",
    "昭和, ' 55', '4 ', 1",
    "'', 1980, 4, 1",
  })
  void theFieldsOfAForm(String calendar, String year, String month, String day) {
    assertThat(JapaneseDate.parse(calendar, year, month, day))
        .isEqualTo(new Day(LocalDate.of(1980, 4, 1)));
  }

  @Test
  void theFieldsOfAFormWithTheFirstYearOfAnEra() {
    assertThat(JapaneseDate.parse("令和", "元", "5", "1"))
        .isEqualTo(new Day(LocalDate.of(2019, 5, 1)));
  }

  @ParameterizedTest
  @CsvSource({"西暦, 80, 4, 1", "昭和, '', 4, 1", "昭和, 55, '', 1", "昭和, 55, 4, ''", "'', 55, 4, 1"})
  void fieldsOfAFormThatDoNotMakeADay(String calendar, String year, String month, String day) {
    assertThat(JapaneseDate.parse(calendar, year, month, day)).isEqualTo(new Unreadable());
  }

  @Test
  void everyDaySinceTheGregorianCalendarIsReadInItsEra() {
    var day = LocalDate.of(1873, 1, 1);
    while (day.isBefore(LocalDate.of(2030, 1, 1))) {
      var japanese = java.time.chrono.JapaneseDate.from(day);
      var text =
          "%s%d年%d月%d日"
              .formatted(
                  japanese
                      .getEra()
                      .getDisplayName(java.time.format.TextStyle.FULL, java.util.Locale.JAPAN),
                  japanese.get(java.time.temporal.ChronoField.YEAR_OF_ERA),
                  day.getMonthValue(),
                  day.getDayOfMonth());
      assertThat(JapaneseDate.parse(text)).isEqualTo(new Day(day));
      day = day.plusDays(1);
    }
  }
}
