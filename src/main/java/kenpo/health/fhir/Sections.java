package kenpo.health.fhir;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import kenpo.health.Item;
import kenpo.health.Items;
import kenpo.health.Observation;

/**
 * In which section of a checkup report an item stands. Files have one for findings and questions of
 * each law (1.2.392.200119.6.1010), reports one for each of both.
 */
final class Sections {

  private static final String FINDINGS = "検査結果セクション";
  private static final String QUESTIONS = "問診結果セクション";

  /** 質問票, as {@code categories.csv} calls it. */
  private static final String QUESTIONNAIRE = "質問票";

  private static final String FURTHER = "01990";

  /** What stands in sections of other laws, cancer screening for one. */
  private static final Pair OTHER = new Pair("01910", "01920", "");

  private static final Map<String, Pair> PAIRS =
      Map.of(
          "01010", new Pair("01011", "01012", "特定健診"),
          "01020", new Pair("01021", "01022", "広域連合保健事業"),
          "01030", new Pair("01031", "01032", "事業者健診"),
          "01040", new Pair("01041", "01042", "学校職員健診"));

  private record Pair(String findings, String questions, String name) {}

  /**
   * @param code of {@link Fhir#SECTIONS}
   */
  record Section(String code, String title) {

    JsonObject with(Iterable<JsonObject> references) {
      var entries = new JsonArray();
      references.forEach(entries::add);
      return new JsonObject()
          .put("title", title)
          .put("code", Fhir.concept(Fhir.SECTIONS, code, title))
          .put("entry", entries);
    }
  }

  private Sections() {}

  static Section of(Items items, Observation observed) {
    var section = observed.place().section();
    if (section.equals(FURTHER)) {
      return new Section(FURTHER, "任意追加項目セクション");
    }
    boolean asked =
        items.find(observed.item()).map(Item::category).filter(QUESTIONNAIRE::equals).isPresent();
    var pair = PAIRS.getOrDefault(section, OTHER);
    return asked
        ? new Section(pair.questions, pair.name + QUESTIONS)
        : new Section(pair.findings, pair.name + FINDINGS);
  }
}
