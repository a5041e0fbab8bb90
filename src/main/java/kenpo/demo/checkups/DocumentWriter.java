package kenpo.demo.checkups;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import javax.xml.stream.XMLStreamException;
import kenpo.health.Checkup;
import kenpo.health.Examinee;
import kenpo.health.Institution;
import kenpo.health.Items;
import kenpo.roster.Sex;

/**
 * Writes one checkup as 特定健診 XML (hc08, HL7 CDA R2). What the model doesn't hold is what no such
 * file is without: addresses are those of nobody.
 */
public final class DocumentWriter {

  private static final String IDS = "1.2.392.200119.6.";
  private static final String NONE = "";
  private static final String POSTAL_CODE = "999-9999";
  private static final DateTimeFormatter DIGITS = DateTimeFormatter.BASIC_ISO_DATE;

  private final Items items;

  public DocumentWriter(Items items) {
    this.items = items;
  }

  /** The bytes of the file. */
  public byte[] bytes(Examinee examinee, Checkup checkup) throws XMLStreamException {
    var bytes = new ByteArrayOutputStream();
    write(examinee, checkup, bytes);
    return bytes.toByteArray();
  }

  /** Leaves the stream open. */
  void write(Examinee examinee, Checkup checkup, OutputStream to) throws XMLStreamException {
    Xml.file(
        to,
        "ClinicalDocument",
        "urn:hl7-org:v3",
        "../XSD/hc08_V08.xsd",
        xml -> content(xml, examinee, checkup));
  }

  private void content(Xml xml, Examinee examinee, Checkup checkup) throws XMLStreamException {
    xml.line();
    xml.empty("typeId", "extension", "POCD_HD000040", "root", "2.16.840.1.113883.1.3");
    xml.empty("id", "nullFlavor", "NI");
    xml.empty("code", "code", checkup.report(), "codeSystem", IDS + "1001");
    xml.empty("effectiveTime", "value", digits(checkup.written()));
    xml.empty("confidentialityCode", "code", "N", "codeSystem", "2.16.840.1.113883.5.25");
    xml.line();
    target(xml, examinee);
    xml.line();
    author(xml, checkup);
    xml.line();
    custodian(xml);
    xml.line();
    event(xml, checkup);
    xml.line();
    new SectionWriter(xml, items).write(checkup.observations());
    xml.line();
  }

  private static void target(Xml xml, Examinee examinee) throws XMLStreamException {
    xml.element(
        "recordTarget",
        () ->
            xml.element(
                "patientRole",
                () -> {
                  id(xml, "101", examinee.insurerNumber());
                  id(xml, "204", examinee.symbol());
                  id(xml, "205", examinee.number());
                  id(xml, "211", examinee.branch().orElse(NONE));
                  xml.element("addr", () -> xml.text("postalCode", POSTAL_CODE));
                  xml.element("patient", () -> person(xml, examinee));
                }));
  }

  private static void person(Xml xml, Examinee examinee) throws XMLStreamException {
    var sex = examinee.sex() == Sex.MALE ? "1" : "2";
    xml.text("name", examinee.kana());
    xml.empty("administrativeGenderCode", "code", sex, "codeSystem", IDS + "1104");
    xml.empty("birthTime", "value", digits(examinee.birthDate()));
  }

  private static void author(Xml xml, Checkup checkup) throws XMLStreamException {
    xml.element(
        "author",
        () -> {
          xml.empty("time", "value", digits(checkup.written()));
          xml.element("assignedAuthor", () -> by(xml, checkup.institution()));
        });
  }

  private static void custodian(Xml xml) throws XMLStreamException {
    xml.element(
        "custodian",
        () ->
            xml.element(
                "assignedCustodian",
                () ->
                    xml.element(
                        "representedCustodianOrganization",
                        () -> xml.empty("id", "nullFlavor", "NI"))));
  }

  private static void event(Xml xml, Checkup checkup) throws XMLStreamException {
    xml.element(
        "documentationOf",
        () ->
            xml.element(
                "serviceEvent",
                () -> {
                  xml.empty("code", "code", checkup.program(), "codeSystem", IDS + "1002");
                  xml.empty("effectiveTime", "value", digits(checkup.examined()));
                  xml.element(
                      "performer",
                      () -> xml.element("assignedEntity", () -> by(xml, checkup.institution())),
                      "typeCode",
                      "PRF");
                }));
  }

  private static void by(Xml xml, Institution institution) throws XMLStreamException {
    xml.empty("id", "nullFlavor", "NI");
    xml.element(
        "representedOrganization",
        () -> {
          id(xml, "102", institution.number());
          xml.text("name", institution.name());
          xml.empty("telecom", "value", "tel:0000000000");
          xml.element(
              "addr",
              () -> {
                xml.words("青葉県みどり市若葉町１－１");
                xml.text("postalCode", POSTAL_CODE);
              });
        });
  }

  /** An id that there is none of has no element. */
  private static void id(Xml xml, String kind, String value) throws XMLStreamException {
    if (!value.isEmpty()) {
      xml.empty("id", "extension", value, "root", IDS + kind);
    }
  }

  private static String digits(LocalDate day) {
    return DIGITS.format(day);
  }
}
