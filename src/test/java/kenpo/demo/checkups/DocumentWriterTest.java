package kenpo.demo.checkups;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import kenpo.health.Flag;
import kenpo.health.ItemCode;
import kenpo.health.Observation;
import kenpo.health.Place;
import kenpo.health.Range;
import kenpo.health.Status;
import kenpo.health.Value;
import kenpo.support.EveryItem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** What stands where in a document; that all of it is read back is the reader's test. */
class DocumentWriterTest {

  private static final String HEIGHT = "9N001000000000001";
  private static final String SMOKING = "9N736000000000011";

  private final DocumentWriter writer = new DocumentWriter(EveryItem.ITEMS);
  private Document document;

  @BeforeEach
  void writeOne() throws Exception {
    document = parsed(writer.bytes(EveryItem.EXAMINEE, EveryItem.checkup()));
  }

  @Test
  void theHeaderSaysWhoWhenAndWhere() throws Exception {
    var patient = "//recordTarget/patientRole";
    assertThat(at(patient + "/id[@root='1.2.392.200119.6.101']/@extension")).isEqualTo("06990014");
    assertThat(at(patient + "/id[@root='1.2.392.200119.6.204']/@extension")).isEqualTo("７１－１２３４");
    assertThat(at(patient + "/id[@root='1.2.392.200119.6.205']/@extension")).isEqualTo("0001234");
    assertThat(at(patient + "/id[@root='1.2.392.200119.6.211']/@extension")).isEqualTo("00");
    assertThat(at(patient + "/patient/name")).isEqualTo("サトウハナコ");
    assertThat(at(patient + "/patient/birthTime/@value")).isEqualTo("19800401");
    assertThat(at("//serviceEvent/effectiveTime/@value")).isEqualTo("20250610");
    assertThat(at("/ClinicalDocument/effectiveTime/@value")).isEqualTo("20250620");
    assertThat(at("//serviceEvent//representedOrganization/name")).isEqualTo("若葉健診センター");
  }

  @Test
  void statusesAreWrittenAsTheSpecificationHasThem() throws Exception {
    assertThat(count("//observation[code/@code='%s'][@negationInd='true'][not(value)]", HEIGHT))
        .isEqualTo(1);
    assertThat(count("//observation[code/@code='%s']/value[@type='PQ'][@nullFlavor='NI']", HEIGHT))
        .isEqualTo(1);
    assertThat(count("//observation[code/@code='%s']/value[@type='CD'][@nullFlavor='NI']", SMOKING))
        .isEqualTo(1);
    assertThat(count(limit("L"), HEIGHT)).isEqualTo(2);
    assertThat(count(limit("H") + "/following-sibling::value[@value='990']", HEIGHT)).isEqualTo(1);
  }

  @Test
  void groupsAreAroundTheirMembers() throws Exception {
    var group = "//observation[code/@nullFlavor='NA']";
    assertThat(count(group)).isEqualTo(2);
    assertThat(count(group + "/entryRelationship[@typeCode='COMP']/observation")).isEqualTo(4);
    assertThat(count(group + "/entryRelationship[@typeCode='RSON']/observation")).isEqualTo(2);
  }

  @Test
  void aValueBearsFlagMethodAndRange() throws Exception {
    var observed =
        new Observation(
            Place.alone("01010"),
            new ItemCode(HEIGHT),
            "身長",
            Status.MEASURED,
            Optional.of(new Value.Quantity(new BigDecimal("171.0"), "cm")),
            Optional.of(Flag.HIGH),
            Optional.of(new Range(Optional.empty(), Optional.of(new BigDecimal("170")), "cm")),
            Optional.of("9N00110000"),
            Optional.of("若葉次郎"));
    document = parsed(writer.bytes(EveryItem.EXAMINEE, EveryItem.checkup(List.of(observed))));

    assertThat(at("//observation/value/@value")).isEqualTo("171.0");
    assertThat(at("//observation/interpretationCode/@code")).isEqualTo("H");
    assertThat(at("//observation/methodCode/@code")).isEqualTo("9N00110000");
    assertThat(at("//observation/author//assignedPerson/name")).isEqualTo("若葉次郎");
    assertThat(count("//observationRange/value[@type='IVL_PQ']/low")).isZero();
    assertThat(at("//observationRange/value/high/@value")).isEqualTo("170");
  }

  private static String limit(String letter) {
    return "//observation[code/@code='%s']/value[@code='"
        + letter
        + "'][@codeSystem='2.16.840.1.113883.5.83']";
  }

  private long count(String path, Object... arguments) throws Exception {
    return Math.round(
        XPathFactory.newDefaultInstance()
            .newXPath()
            .evaluateExpression(
                "count(" + path.formatted(arguments) + ")", document, Double.class));
  }

  private String at(String path) throws Exception {
    return XPathFactory.newDefaultInstance().newXPath().evaluate(path, document);
  }

  /** Without namespaces: {@code xsi:type} is looked for by its local name, by turning it so. */
  private static Document parsed(byte[] bytes) throws Exception {
    var text = new String(bytes, StandardCharsets.UTF_8);
    var plain = text.replace("xsi:type", "type").getBytes(StandardCharsets.UTF_8);
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(plain));
  }
}
