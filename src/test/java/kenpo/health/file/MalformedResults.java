package kenpo.health.file;

import static kenpo.health.file.Kind.noted;
import static kenpo.health.file.Kind.refused;

import java.util.LinkedHashMap;
import java.util.Map;

/** Documents whose results are malformed, by the key of what is told about them. */
final class MalformedResults {

  private static final String SECTION =
      "<code code=\"01990\" codeSystem=\"1.2.392.200119.6.1010\"/>";
  private static final String HEIGHT = "<code code=\"9N001000000000001\" displayName=\"身長\"/>";
  private static final String HEIGHT_VALUE = "<value xsi:type=\"PQ\" value=\"171.2\" unit=\"cm\"/>";
  private static final String SMOKING =
      "<value xsi:type=\"CD\" code=\"2\" codeSystem=\"1.2.392.200119.6.24060\"/>";
  private static final String NOT_MEASURABLE = "<value xsi:type=\"PQ\" nullFlavor=\"NI\"/>";
  private static final String NOT_DONE =
      "<code code=\"9A755000000000001\" displayName=\"収縮期血圧（その他）\"/>";
  private static final String BEYOND = "code=\"H\" codeSystem=\"2.16.840.1.113883.5.83\"";
  private static final String METHOD = "<methodCode code=\"9N01610000\"/>";
  private static final String LOW = "<low value=\"80\" unit=\"mm[Hg]\"/>";
  private static final String WORDS = "脂質と血糖に注意してください。";
  private static final String FIRST_ENTRY = "(?s)(<entry>.*?</entry>)";
  private static final String RANGE = "<value xsi:type=\"IVL_PQ\">" + LOW;

  private MalformedResults() {}

  static Map<String, Kind> byKey() {
    var all = new LinkedHashMap<String, Kind>();
    sections(all);
    items(all);
    values(all);
    statuses(all);
    besides(all);
    return all;
  }

  private static void sections(Map<String, Kind> all) {
    all.put("section.missing", refused(SECTION, ""));
    all.put("section.unknown", refused("\"01990\"", "\"01991\""));
    all.put("results.missing", refused(text -> text.replaceAll("(?s)<entry>.*?</entry>", "")));
    all.put(
        "results.place",
        refused("<structuredBody>", "<structuredBody><component><observation/></component>"));
    all.put(
        "results.too-many",
        refused(text -> text.replaceFirst("<entry>", "<entry>" + "<observation/>".repeat(2000))));
    all.put("group.role", refused(text -> text.replaceFirst("\"COMP\"", "\"SUBJ\"")));
    all.put("group.empty", refused(text -> text.replaceFirst(HEIGHT, "<code nullFlavor=\"NA\"/>")));
  }

  private static void items(Map<String, Kind> all) {
    all.put("item.code-missing", refused(HEIGHT, "<code displayName=\"身長\"/>"));
    all.put("item.code-and-null", refused(HEIGHT, HEIGHT.replace("/>", " nullFlavor=\"NA\"/>")));
    all.put("item.repeated", noted(text -> text.replaceFirst(FIRST_ENTRY, "$1$1")));
    all.put("item.code-form", refused("9N001000000000001", "9N00100000000001"));
    all.put("item.list", refused(HEIGHT, HEIGHT.replace("/>", " codeSystem=\"1.2.3\"/>")));
    all.put("item.twice", refused("9A751000000000001", "9A752000000000001"));
    all.put("item.name", refused("displayName=\"身長\"", "displayName=\"" + "長".repeat(201) + "\""));
    all.put("item.unknown", noted("9N001000000000001", "9Z001000000000001"));
  }

  private static void values(Map<String, Kind> all) {
    all.put("value.missing", refused(HEIGHT_VALUE, ""));
    all.put("value.several", refused(HEIGHT_VALUE, HEIGHT_VALUE + HEIGHT_VALUE));
    all.put("value.number", refused("171.2", "1.712e2"));
    all.put("value.type", refused(HEIGHT_VALUE, "<value xsi:type=\"ST\">171.2</value>"));
    all.put("value.too-long", refused(WORDS, "長".repeat(4001)));
    all.put("unit.too-long", refused("171.2\" unit=\"", "171.2\" unit=\"" + "c".repeat(31)));
    all.put("unit.missing", refused(HEIGHT_VALUE, HEIGHT_VALUE.replace(" unit=\"cm\"", "")));
    all.put("unit.other", refused(HEIGHT_VALUE, HEIGHT_VALUE.replace("\"cm\"", "\"m\"")));
    all.put("answer.code", refused(SMOKING, SMOKING.replace("code=\"2\"", "code=\"4\"")));
    all.put(
        "answer.list-missing",
        refused(SMOKING, SMOKING.replace(" codeSystem=\"1.2.392.200119.6.24060\"", "")));
    all.put("answer.list-unknown", refused(SMOKING, SMOKING.replace("24060", "24069")));
  }

  private static void statuses(Map<String, Kind> all) {
    all.put("status.unknown", refused(NOT_MEASURABLE, NOT_MEASURABLE.replace("NI", "UNK")));
    all.put(
        "status.not-done-with-value",
        refused(NOT_DONE, NOT_DONE + HEIGHT_VALUE.replace("cm", "mm[Hg]")));
    all.put(
        "status.not-measurable-with-value",
        refused(NOT_MEASURABLE, NOT_MEASURABLE.replace("/>", " value=\"120\"/>")));
    all.put("status.beyond", refused(BEYOND, BEYOND.replace("\"H\"", "\"X\"")));
  }

  private static void besides(Map<String, Kind> all) {
    all.put("flag.unknown", refused("<interpretationCode code=\"N\"/>", "<interpretationCode/>"));
    all.put(
        "flag.strong",
        noted("<interpretationCode code=\"N\"/>", "<interpretationCode code=\"HH\"/>"));
    all.put("method.too-long", refused("9N01610000", "9".repeat(21)));
    all.put("doctor.too-long", refused("架空次郎", "郎".repeat(101)));
    all.put("range.inclusive", refused(LOW, LOW.replace("/>", " inclusive=\"false\"/>")));
    all.put("range.form", noted(RANGE, "<text>80～129</text>" + RANGE));
    all.put("method.several", refused(METHOD, METHOD + METHOD));
    all.put(
        "range.several", refused(RANGE, "<value xsi:type=\"IVL_PQ\">" + LOW + "</value>" + RANGE));
    all.put("range.number", refused(LOW, LOW.replace("\"80\"", "\"about 80\"")));
    all.put("range.upside-down", refused(LOW, LOW.replace("\"80\"", "\"800\"")));
    all.put("range.unit", refused(LOW, LOW.replace("mm[Hg]", "kPa")));
  }
}
