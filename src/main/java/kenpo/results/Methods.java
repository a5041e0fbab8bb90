package kenpo.results;

import java.util.List;
import java.util.Optional;
import kenpo.health.Item;
import kenpo.health.Items;
import kenpo.health.Value;
import kenpo.society.Society.Names;

/** By which methods things were measured, and when that changed: such numbers compare badly. */
record Methods(Items items) {

  private static final String OTHER = "999";
  private static final int METHOD_AT = 12;

  /**
   * What the file says beside the item code, else what that code stands for. Which one of several
   * readings it is is no method.
   */
  Optional<Names> name(Sent sent) {
    return sent.method().isPresent()
        ? sent.method().flatMap(items::method)
        : sent.item().filter(item -> item.reading().isEmpty()).flatMap(Item::methodName);
  }

  /**
   * How the method changed since the last time.
   *
   * @param earlier the days before, the newest first
   */
  Optional<MethodChange> change(Sent sent, Examined day, List<Examined> earlier) {
    return sent.item()
        .filter(item -> item.type() != Item.Type.ST && item.reading().isEmpty())
        .filter(item -> sent.observation().value().isPresent())
        .flatMap(item -> change(item, measured(item, day), earlier));
  }

  private Optional<MethodChange> change(Item item, List<Sent> now, List<Examined> earlier) {
    for (var last : earlier) {
      var then = measured(item, last);
      if (!then.isEmpty()) {
        return differ(then, now)
            ? Optional.of(change(now.getFirst(), last, counting(item, last)))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private MethodChange change(Sent now, Examined last, Sent then) {
    boolean ofAnswers = haveOtherAnswers(then, now);
    return new MethodChange(last.day(), ofAnswers ? Optional.empty() : name(then), ofAnswers);
  }

  private static List<Sent> measured(Item item, Examined day) {
    return day.measured(item.series().key());
  }

  /** What counted on that day, else what was sent first. */
  private static Sent counting(Item item, Examined day) {
    var measured = measured(item, day);
    return day.readings().number(item.series().key()).stream()
        .flatMap(number -> measured.stream().filter(it -> it.isOneOf(number.from())))
        .findFirst()
        .orElseGet(measured::getFirst);
  }

  /** All of one day from all of the other. */
  private boolean differ(List<Sent> then, List<Sent> now) {
    for (var one : then) {
      for (var other : now) {
        if (!differ(one, other)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Of one item code, a file that names a method and one that names none may mean the same. */
  private boolean differ(Sent one, Sent other) {
    boolean mayBeSame =
        one.observation().item().equals(other.observation().item())
            && one.method().isPresent() != other.method().isPresent();
    return haveOtherAnswers(one, other) || !mayBeSame && !method(one).equals(method(other));
  }

  private static boolean haveOtherAnswers(Sent one, Sent other) {
    var list = list(one);
    var others = list(other);
    return !list.isEmpty() && !others.isEmpty() && !list.equals(others);
  }

  /** What was measured alike has the same one; answers of several lists aren't. */
  static String key(Sent sent) {
    return method(sent) + " " + list(sent);
  }

  /** What the file says beside the item code, else what that code stands for. */
  private static String method(Sent sent) {
    return sent.method().orElseGet(() -> isOther(sent) ? other(sent) : standard(sent));
  }

  /** Of an answer; empty for all else. */
  private static String list(Sent sent) {
    return sent.observation()
        .value()
        .filter(Value.Answer.class::isInstance)
        .map(answer -> ((Value.Answer) answer).list())
        .orElse("");
  }

  /** その他: codes of JLAC10 whose method is 999. */
  private static boolean isOther(Sent sent) {
    return sent.observation().item().text().startsWith(OTHER, METHOD_AT);
  }

  /** Two institutions need not mean the same by it. */
  private static String other(Sent sent) {
    return standard(sent) + " " + sent.origins().getFirst().document().by().number();
  }

  private static String standard(Sent sent) {
    return sent.item()
        .map(Item::methodCode)
        .filter(method -> !method.isEmpty())
        .orElseGet(() -> sent.observation().item().text());
  }
}
