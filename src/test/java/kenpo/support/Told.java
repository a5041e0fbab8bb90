package kenpo.support;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kenpo.health.Answer;
import kenpo.health.Item;
import kenpo.health.ItemCode;
import kenpo.health.Status;
import kenpo.health.Value;
import kenpo.results.Band;
import kenpo.results.Line;
import kenpo.results.Shown;
import kenpo.results.Unjudged;
import kenpo.society.Society.Names;
import kenpo.web.Language;

/** What has to be told of a result, by what was sent of it: written down here once more. */
public final class Told {

  private static final Map<Status, Names> WITHOUT_A_VALUE =
      Map.of(
          Status.NOT_DONE, new Names("未実施", "Not done"),
          Status.NOT_MEASURABLE, new Names("測定できませんでした", "Could not be measured"),
          Status.BELOW, new Names("測定できる下限を下回っています", "Below what can be measured"),
          Status.ABOVE, new Names("測定できる上限を上回っています", "Above what can be measured"));

  private static final Map<Status, Names> BESIDE_A_VALUE =
      Map.of(
          Status.MEASURED, new Names("", ""),
          Status.BELOW, new Names(" 以下", " or less"),
          Status.ABOVE, new Names(" 以上", " or more"));

  private static final Names OF_TWO =
      new Names("（1回目と2回目の平均）", "(mean of first and second reading)");

  private static final Map<Shown.Kind, Names> MEANS =
      Map.of(
          Shown.Kind.MEAN, BESIDE_A_VALUE.get(Status.MEASURED),
          Shown.Kind.MEAN_AT_MOST, BESIDE_A_VALUE.get(Status.BELOW),
          Shown.Kind.MEAN_AT_LEAST, BESIDE_A_VALUE.get(Status.ABOVE));

  private static final Map<Unjudged, Names> UNJUDGED =
      Map.of(
          Unjudged.OPEN,
          new Names("この値からは判定できません", "No band can be given for this value"),
          Unjudged.AFTER_MEAL,
          new Names("食後の採血のため、判定していません", "Not judged, as blood was drawn after a meal"),
          Unjudged.OTHER_UNIT,
          new Names("単位が異なるため、判定していません", "Not judged, as the unit differs"));

  private Told() {}

  /** What stands where its value does. */
  public static String value(Line line, Language language) {
    return value(line, language, true);
  }

  /** {@code unit}: whether it is told here, too. */
  public static String value(Line line, Language language, boolean unit) {
    var kind = line.value().kind();
    if (MEANS.containsKey(kind)) {
      var mean = line.value().text().ja() + (unit ? " " + unit(line, "", language) : "");
      return mean + MEANS.get(kind).in(language) + " " + OF_TWO.in(language);
    }
    var it = line.sent().observation();
    return switch (it.value().orElse(null)) {
      case Value.Quantity(var number, var sent) ->
          (number.toPlainString() + (unit ? " " + unit(line, sent, language) : "")).strip()
              + BESIDE_A_VALUE.get(it.status()).in(language);
      case Value.Answer answer -> answer(it.item(), answer).in(language);
      case Value.Text(var words) -> words.replace('\n', ' ');
      case null -> WITHOUT_A_VALUE.get(it.status()).in(language) + why(line, language);
    };
  }

  private static String unit(Line line, String sent, Language language) {
    return line.item().map(item -> unit(item, language)).orElse(sent);
  }

  private static String unit(Item item, Language language) {
    return new Names(item.unitShown(), item.english().unitShown()).in(language);
  }

  /** Of an item that we don't know, the file's own words come first. */
  private static Names answer(ItemCode item, Value.Answer answer) {
    var sent = answer.display().orElse(answer.code());
    return EveryItem.ITEMS
        .answer(item, answer.list(), answer.code())
        .filter(known -> EveryItem.ITEMS.find(item).isPresent() || answer.display().isEmpty())
        .map(Answer::words)
        .orElse(new Names(sent, sent));
  }

  private static String why(Line line, Language language) {
    var reasons =
        line.value().why().stream()
            .map(it -> it.in(language))
            .collect(Collectors.joining(language == Language.JA ? "、" : ", "));
    return reasons.isEmpty() ? "" : (language == Language.JA ? " 理由： " : " Reason: ") + reasons;
  }

  /** Its band on a page, in short; empty where it has none. */
  public static Optional<String> letter(Line line, Language language, Names alone) {
    return line.band()
        .map(
            it ->
                it.isCounting()
                    ? new Names("判定 ", "Band ").in(language) + it.grade()
                    : alone.in(language) + it.grade());
  }

  /** Its band on paper, or why it has none; nothing where there is none for it. */
  public static String onPaper(Line line, Language language) {
    return line.band()
        .map(it -> onPaper(it, language))
        .or(() -> unjudged(line, language))
        .orElse("");
  }

  private static String onPaper(Band it, Language language) {
    var alone = it.isCounting() ? "" : new Names("単独では ", "On its own: ").in(language);
    var doubt =
        it.basis().uncertain().map(why -> new Names("（基準は未確認）", " (Not confirmed)").in(language));
    return alone + it.grade() + " " + it.label().in(language) + doubt.orElse("");
  }

  /** Why it has no band although there are some for it. */
  public static Optional<String> unjudged(Line line, Language language) {
    return line.unjudged().map(why -> UNJUDGED.get(why).in(language));
  }
}
