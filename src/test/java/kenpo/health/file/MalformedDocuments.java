package kenpo.health.file;

import static kenpo.health.file.Kind.noted;
import static kenpo.health.file.Kind.refused;

import java.util.LinkedHashMap;
import java.util.Map;

/** Documents that are malformed before their results, by the key of what is told about them. */
final class MalformedDocuments {

  private static final String PERSON = "<recordTarget>";
  private static final String INSURER =
      "<id extension=\"06133425\" root=\"1.2.392.200119.6.101\"/>\n    <id extension=\"１";
  private static final String SYMBOL = "<id extension=\"１３１\" root=\"1.2.392.200119.6.204\"/>";
  private static final String NUMBER =
      "<id extension=\"123123123\" root=\"1.2.392.200119.6.205\"/>";
  private static final String BRANCH = "<id extension=\"00\" root=\"1.2.392.200119.6.211\"/>";
  private static final String NAME = "<name>ケンシンタロウ</name>";
  private static final String SEX =
      "<administrativeGenderCode code=\"1\" codeSystem=\"1.2.392.200119.6.1104\"/>";
  private static final String WRITTEN = "<effectiveTime value=\"20240420\"/>";
  private static final String EXAMINED = "<effectiveTime value=\"20240415\"/>";
  private static final String BIRTH = "<birthTime value=\"19700516\"/>";
  private static final String REPORT = "<code code=\"10\" codeSystem=\"1.2.392.200119.6.1001\"/>";

  private MalformedDocuments() {}

  static Map<String, Kind> byKey() {
    var all = new LinkedHashMap<String, Kind>();
    xml(all);
    documents(all);
    days(all);
    papers(all);
    people(all);
    return all;
  }

  private static void xml(Map<String, Kind> all) {
    var broken = ZipMaker.bytes(ZipMaker.document());
    broken[ZipMaker.document().indexOf("ケンシン")] = (byte) 0xFF;
    var parts = ZipMaker.parts("");
    parts.put(ZipMaker.FIRST, broken);
    all.put("xml.bytes", refused(ZipMaker.zip(parts)));
    all.put("xml.encoding", refused("encoding=\"UTF-8\"", "encoding=\"IBM-930\""));
    all.put("xml.malformed", refused(text -> text.substring(0, 9000)));
    all.put("xml.dtd", refused("<Clin", "<!DOCTYPE a [<!ENTITY a \"a\">]><Clin"));
    all.put("xml.foreign", refused("<title>", "<x:y xmlns:x=\"urn:x\"/><title>"));
    all.put("xml.limit", refused("<title>", "<a>".repeat(70) + "</a>".repeat(70) + "<title>"));
    all.put("xml.control", refused(NAME, "<name>ケンシン\u0085タロウ</name>"));
  }

  private static void documents(Map<String, Kind> all) {
    all.put("document.other", refused("ClinicalDocument", "HealthGuidance"));
    all.put("document.namespace", noted("xmlns=\"urn:hl7-org:v3\"", "xmlns=\"urn:hl7-org:v2\""));
    all.put("document.type", refused("POCD_HD000040", "POCD_HD000020"));
    all.put("document.deletion", refused("<code code=\"10\"", "<code code=\"19\""));
    all.put("document.guidance", refused("<code code=\"10\"", "<code code=\"21\""));
    all.put("document.report", refused("<code code=\"10\"", "<code code=\"30\""));
    all.put("report.missing", refused(REPORT, ""));
    all.put("report.unknown", refused("<code code=\"10\"", "<code code=\"11\""));
    all.put("program.missing", refused("<code code=\"010\"", "<code nullFlavor=\"NI\""));
    all.put("program.unknown", refused("<code code=\"010\"", "<code code=\"10\""));
    all.put("institution.number", noted("1399999999\" root=\"1.2.392.200119.6.102", "\" root=\"1"));
    all.put("institution.name", refused("<name>架空第一健診センター", "<name>" + "健診センター".repeat(40)));
  }

  private static void days(Map<String, Kind> all) {
    for (var day : Map.of("written", WRITTEN, "examined", EXAMINED, "birth", BIRTH).entrySet()) {
      var element = day.getValue();
      all.put(day.getKey() + ".missing", refused(element, ""));
      all.put(
          day.getKey() + ".form",
          refused(element, element.replaceAll("value=\"(\\d{4})(\\d{2})", "value=\"$1-$2-")));
      all.put(
          day.getKey() + ".no-such-day",
          refused(element, element.replaceAll("\\d{4}\"", "0230\"")));
    }
    all.put(
        "examined.twice",
        refused(
            "<component><structuredBody>",
            "<documentationOf><serviceEvent/></documentationOf><component><structuredBody>"));
    all.put("examined.after-written", refused(EXAMINED, EXAMINED.replace("0415", "0421")));
    all.put("birth.after-examined", refused(BIRTH, BIRTH.replace("1970", "2025")));
    all.put("birth.too-long-ago", refused(BIRTH, BIRTH.replace("1970", "1900")));
  }

  private static void papers(Map<String, Kind> all) {
    all.put("insurer.missing", refused(INSURER, "<id extension=\"１"));
    all.put("insurer.form", refused(INSURER, INSURER.replace("06133425", "6133425")));
    var forNobody = ZipMaker.parts(ZipMaker.document().replace("06133425", "06133426"));
    forNobody.put(ZipMaker.INDEX, ZipMaker.bytes(ZipMaker.index(1).replace("33425", "33426")));
    all.put("insurer.check-digit", noted(ZipMaker.zip(forNobody)));
    all.put("insurer.not-receiver", noted(INSURER, INSURER.replace("06133425", "06990014")));
    for (var id : Map.of("symbol", SYMBOL, "number", NUMBER, "branch", BRANCH).entrySet()) {
      all.put(id.getKey() + ".twice", refused(id.getValue(), id.getValue() + id.getValue()));
    }
    for (var id : Map.of("symbol", SYMBOL, "number", NUMBER).entrySet()) {
      all.put(
          id.getKey() + ".too-long",
          refused(
              id.getValue(),
              id.getValue().replaceFirst("extension=\"", "extension=\"" + "0".repeat(21))));
    }
    all.put("insurer.twice", refused(PERSON + "<patientRole>\n", twice()));
    all.put("number.missing", refused(NUMBER, ""));
    all.put("branch.form", refused(BRANCH, BRANCH.replace("\"00\"", "\"001\"")));
  }

  private static String twice() {
    return PERSON + "<patientRole>\n" + INSURER.substring(0, INSURER.indexOf('\n') + 1);
  }

  private static void people(Map<String, Kind> all) {
    all.put("person.missing", refused(text -> without(text, PERSON, "</recordTarget>")));
    all.put("person.several", refused("</recordTarget>", "<patientRole/></recordTarget>"));
    all.put("kana.missing", refused(NAME, "<name> </name>"));
    all.put("kana.twice", refused(NAME, NAME + NAME));
    all.put("kana.too-long", refused(NAME, "<name>" + "ケンシン".repeat(26) + "</name>"));
    all.put("kana.not-kana", noted(NAME, "<name>健診太郎</name>"));
    all.put("sex.missing", refused(SEX, ""));
    all.put("sex.unknown", refused(SEX, SEX.replace("code=\"1\"", "code=\"9\"")));
  }

  private static String without(String text, String from, String to) {
    return text.substring(0, text.indexOf(from)) + text.substring(text.indexOf(to) + to.length());
  }
}
