package kenpo.health.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.UnaryOperator;
import kenpo.health.ItemCode;
import kenpo.health.Observation;
import kenpo.health.Status;
import org.junit.jupiter.api.Test;

/** What institutions write in other ways than the sample, and means the same. */
class SpellingTest {

  private static Document.Sound read(byte[] bytes) {
    var reader = new DocumentReader(SampleTest.ITEMS, SampleTest.LIMITS, Optional.empty());
    return (Document.Sound) reader.read("1.xml", bytes);
  }

  private static Document.Sound read(UnaryOperator<String> change) {
    var changed = change.apply(ZipMaker.document());
    assertThat(changed).isNotEqualTo(ZipMaker.document());
    return read(ZipMaker.bytes(changed));
  }

  private static Document.Sound sample() {
    return read(ZipMaker.bytes(ZipMaker.document()));
  }

  private static Observation height(Document.Sound sound) {
    return sound.checkup().observations().getFirst();
  }

  @Test
  void eachEncodingOfTheListGivesTheSameDocument() {
    for (var name : new String[] {"Shift_JIS", "Windows-31J"}) {
      var text = ZipMaker.document().replace("encoding=\"UTF-8\"", "encoding=\"" + name + "\"");
      assertThat(read(text.getBytes(Charset.forName("windows-31j"))).checkup())
          .isEqualTo(sample().checkup());
    }
    // EUC-JP has no full-width hyphen, as names of items have it.
    var euc = ZipMaker.document().replace("encoding=\"UTF-8\"", "encoding=\"EUC-JP\"");
    assertThat(read(euc.getBytes(Charset.forName("EUC-JP"))).examinee())
        .isEqualTo(sample().examinee());
    var marked = "\uFEFF" + ZipMaker.document();
    assertThat(read(marked.getBytes(StandardCharsets.UTF_16LE)).examinee())
        .isEqualTo(sample().examinee());
    assertThat(read(marked.getBytes(StandardCharsets.UTF_8)).examinee())
        .isEqualTo(sample().examinee());
  }

  @Test
  void typesMayHaveAPrefixAndTheirNamespaceAnother() {
    var read =
        read(
            text ->
                text.replace("xsi:type=\"", "i:type=\"v3:")
                    .replace("xmlns:xsi=", "xmlns:v3=\"urn:hl7-org:v3\" xmlns:i=")
                    .replace("xsi:schemaLocation", "i:schemaLocation"));
    assertThat(read.checkup()).isEqualTo(sample().checkup());
  }

  @Test
  void aNameMayBeOfTwoParts() {
    var read =
        read(
            text ->
                text.replace(
                    "<name>ケンシンタロウ</name>",
                    "<name>\n <family>ケンシン</family>\n <given>タロウ</given></name>"));
    assertThat(read.examinee().kana()).isEqualTo("ケンシン タロウ");
  }

  @Test
  void theDayOfTheExaminationMayBeTheFirstOfSeveral() {
    var read =
        read(
            text ->
                text.replace(
                    "<effectiveTime value=\"20240415\"/>",
                    "<effectiveTime><low value=\"20240414\"/><high value=\"20240415\"/>"
                        + "</effectiveTime>"));
    assertThat(read.checkup().examined()).isEqualTo(LocalDate.of(2024, 4, 14));
  }

  @Test
  void symbolAndBranchMayBeMissing() {
    var read =
        read(
            text ->
                text.replaceFirst("<id extension=\"１３１\" [^>]*>", "")
                    .replaceFirst("<id extension=\"00\" [^>]*>", ""));
    assertThat(read.examinee().symbol()).isEmpty();
    assertThat(read.examinee().branch()).isEmpty();
  }

  @Test
  void olderFilesSayAboveWithoutALimit() {
    var read =
        read(text -> text.replace("<value xsi:type=\"PQ\" value=\"1000\" unit=\"U/L\"/>", ""));
    var above =
        read.checkup().observations().stream()
            .filter(it -> it.item().equals(new ItemCode("3B090000002327101")))
            .findFirst()
            .orElseThrow();
    assertThat(above.status()).isEqualTo(Status.ABOVE);
    assertThat(above.value()).isEmpty();
  }

  @Test
  void unitsMayBeSpeltInAnotherWayAndStaySo() {
    var read = read(text -> text.replace("mm[Hg]", "mmHg").replace("mg/dL", "MG/dl"));
    assertThat(read.notes()).isEmpty();
    assertThat(read.checkup().observations().toString()).contains("mmHg", "MG/dl");
  }

  @Test
  void commentsAndCdataWithinAWordChangeNothing() {
    var read =
        read(
            text ->
                text.replace(
                    "<name>ケンシンタロウ</name>", "<name>ケン<!-- -->シン<?x y?><![CDATA[タロウ]]></name>"));
    assertThat(read.examinee()).isEqualTo(sample().examinee());
  }

  @Test
  void bothEndsOfARangeMaySpellTheirUnitInTheirOwnWay() {
    var read =
        read(
            text ->
                text.replace(
                    "<low value=\"80\" unit=\"mm[Hg]\"", "<low value=\"80\" unit=\"mmHg\""));
    assertThat(read.notes()).isEmpty();
    assertThat(read.checkup().observations()).hasSize(39);
  }

  @Test
  void anEndOfARangeMayBeLeftEmpty() {
    var read = read(text -> text.replace("<low value=\"80\"", "<low value=\"\""));
    assertThat(read.checkup().observations().toString())
        .contains("low=Optional.empty, high=Optional[129]");
  }

  @Test
  void notDoneMaySayThatThereIsNoValueBesideIt() {
    var item = "<code code=\"9A755000000000001\" displayName=\"収縮期血圧（その他）\"/>";
    var read =
        read(text -> text.replace(item, item + "<value xsi:type=\"PQ\" nullFlavor=\"NI\"/>"));
    assertThat(read.checkup()).isEqualTo(sample().checkup());
  }

  @Test
  void resultsOfASecondBodyAreRead() {
    var read =
        read(
            text ->
                text.replace(
                    "    <component><section>\n      <code code=\"01990\"",
                    "  </structuredBody></component><component><structuredBody>\n"
                        + "    <component><section>\n      <code code=\"01990\""));
    assertThat(read.checkup()).isEqualTo(sample().checkup());
  }

  @Test
  void decimalsStayAsTheyWereSent() {
    assertThat(height(read(text -> text.replace("171.2", "171.20"))).value().toString())
        .contains("171.20");
  }
}
