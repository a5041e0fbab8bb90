package kenpo.health.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What could be lost or taken for something else refuses its document. */
class StrictnessTest {

  private static final String WORDS = "<value xsi:type=\"ST\">脂質と血糖に注意してください。</value>";
  private static final String SMOKING =
      "<value xsi:type=\"CD\" code=\"2\" codeSystem=\"1.2.392.200119.6.24060\"/>";
  private static final String HEIGHT =
      "<observation classCode=\"OBS\" moodCode=\"EVN\"><code code=\"9N001000000000001\"";
  private static final String HEIGHT_VALUE = "<value xsi:type=\"PQ\" value=\"171.2\" unit=\"cm\"/>";
  private static final String BEYOND =
      "<value xsi:type=\"CD\" code=\"L\" codeSystem=\"2.16.840.1.113883.5.83\"/>";
  private static final String LIMIT = "<value xsi:type=\"PQ\" value=\"1000\" unit=\"U/L\"/>";

  private static List<String> told(UnaryOperator<String> change) {
    var changed = change.apply(ZipMaker.document());
    assertThat(changed).isNotEqualTo(ZipMaker.document());
    var reader = new DocumentReader(SampleTest.ITEMS, SampleTest.LIMITS, Optional.empty());
    return switch (reader.read("1.xml", ZipMaker.bytes(changed))) {
      case Document.Sound sound -> List.of("sound");
      case Document.Scored scored -> List.of("scored");
      case Document.Refused refused -> refused.problems().stream().map(Problem::key).toList();
    };
  }

  private static List<String> told(String from, String to) {
    return told(text -> text.replace(from, to));
  }

  @Test
  void wordsBesideNotMeasurableAreAValue() {
    assertThat(told("<value xsi:type=\"ST\">脂質", "<value xsi:type=\"ST\" nullFlavor=\"NI\">脂質"))
        .containsExactly("status.not-measurable-with-value");
  }

  @Test
  void wordsAreNoAttributeAndNotNothing() {
    assertThat(told(WORDS, "<value xsi:type=\"ST\" value=\"要精密検査\"/>"))
        .containsExactly("value.type");
    assertThat(told(WORDS, "<value xsi:type=\"ST\"/>")).containsExactly("value.missing");
    assertThat(told(WORDS, "<value xsi:type=\"ST\"> \n</value>")).containsExactly("value.missing");
  }

  @Test
  void anEmptyNumberIsMissing() {
    assertThat(told("value=\"171.2\"", "value=\"\"")).containsExactly("value.missing");
  }

  @Test
  void aResultWithinAValueOrAnotherSectionIsNotTakenForOneOfIts() {
    var within = "<observation><code code=\"9N001000000000001\"/></observation>";
    assertThat(told(WORDS, WORDS.replace("</value>", within + "</value>")))
        .contains("results.place");
    assertThat(
            told(
                "<title>検査・問診結果セクション</title>",
                "<component><section><entry>" + within + "</entry></section></component>"))
        .contains("results.place");
  }

  @Test
  void anOrderAndAnObservationOfNothingAreNoResults() {
    assertThat(told(HEIGHT, HEIGHT.replace("EVN", "RQO"))).containsExactly("status.unknown");
    assertThat(told(HEIGHT, HEIGHT.replace("classCode=\"OBS\"", "nullFlavor=\"NI\"")))
        .containsExactly("status.unknown");
  }

  @Test
  void aGroupThatIsNotDoneAsAWholeIsRefused() {
    assertThat(
            told(
                text ->
                    text.replaceFirst(
                        "moodCode=\"EVN\"><code nullFlavor=\"NA\"/>",
                        "moodCode=\"EVN\" negationInd=\"true\"><code nullFlavor=\"NA\"/>")))
        .containsExactly("status.unknown");
  }

  @Test
  void aGroupOfNothingIsRefusedAndIsNoResult() {
    var empty =
        "<entry><observation><code nullFlavor=\"NA\"/><entryRelationship typeCode=\"COMP\"/>"
            + "</observation></entry>";
    assertThat(told(text -> text.replaceFirst("<entry>", empty + "<entry>")))
        .containsExactly("group.empty");
    assertThat(
            told(
                text ->
                    text.replaceAll("(?s)<entry>.*?</entry>", "")
                        .replaceFirst("<text/>", "<text/>" + empty)))
        .containsExactly("group.empty", "results.missing");
  }

  @Test
  void onlyNumbersAreBelowOrAboveALimit() {
    assertThat(told(SMOKING, BEYOND)).containsExactly("value.type");
    assertThat(told(WORDS, BEYOND)).containsExactly("value.type");
  }

  @Test
  void aLimitThatIsNoneIsRefused() {
    assertThat(told(LIMIT, LIMIT.replace("/>", " nullFlavor=\"NI\"/>")))
        .containsExactly("status.beyond");
    assertThat(told(LIMIT, LIMIT + LIMIT)).containsExactly("value.several");
  }

  @Test
  void anAnswerFromAListOfAnotherItemIsRefused() {
    assertThat(told(SMOKING, SMOKING.replace("24060", "2102")))
        .containsExactly("answer.list-unknown");
  }

  @Test
  void aListIsNamedByItsNumberEvenWhereTheItemIsUnknown() {
    assertThat(
            told(
                text ->
                    text.replace("9N736000000000011", "9Z736000000000011")
                        .replace("1.2.392.200119.6.24060", "the list of answers")))
        .containsExactly("answer.list-unknown");
  }

  @Test
  void anEndThatIsThereTwiceRefusesTheRange() {
    var high = "<high value=\"129\" unit=\"mm[Hg]\"/>";
    assertThat(told(high, high + high)).containsExactly("range.several");
  }

  @Test
  void theSameItemWithAnotherValueIsNoRepetition() {
    var entry = "(?s)(<entry>.*?)171.2(.*?</entry>)";
    assertThat(told(text -> text.replaceFirst(entry, "$1171.2$2$1171.3$2")))
        .containsExactly("item.twice");
  }

  @Test
  void guidanceIsNoCheckupWhateverItsReportIsCalled() {
    assertThat(told("<code code=\"010\"", "<code code=\"100\""))
        .containsExactly("document.guidance");
  }

  @Test
  void whatIsSlowToCompareIsRefusedBefore() {
    assertThat(told(HEIGHT_VALUE, HEIGHT_VALUE.replace("cm", "\u0345".repeat(300))))
        .containsExactly("unit.too-long");
    assertThat(told(HEIGHT_VALUE, HEIGHT_VALUE.replace("cm", "c".repeat(501))))
        .containsExactly("xml.limit");
    assertThat(told(HEIGHT_VALUE, HEIGHT_VALUE.replace("cm", "c".repeat(500))))
        .containsExactly("unit.too-long");
    assertThat(told(WORDS, (BEYOND + LIMIT).repeat(10))).containsExactly("value.several");
  }

  @Test
  void manyDeclarationsOfNamespacesAreRefused() {
    var all = new StringBuilder("<title ");
    for (int i = 0; i < 17; i++) {
      all.append("xmlns:a").append(i).append("=\"urn:a\" ");
    }
    assertThat(told(text -> text.replaceFirst("<title", all.toString())))
        .containsExactly("xml.limit");
  }
}
