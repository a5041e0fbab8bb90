package kenpo.health.file;

import java.util.Optional;
import java.util.regex.Pattern;
import kenpo.health.Items;
import kenpo.health.Value;

/** Reads an answer from a list. What it means depends on the list, so none is ever guessed. */
final class AnswerReader {

  private static final Pattern OID = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,12}){2,16}");
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_CODE = 20;

  private final Items items;
  private final Subject subject;

  AnswerReader(Items items, Subject subject) {
    this.items = items;
    this.subject = subject;
  }

  /** Empty, and one problem more, where it can't be taken. */
  Optional<Value> read(Element value, boolean ordered) {
    var list = value.attribute("codeSystem").orElse("");
    var code = value.attribute("code").orElse("");
    var name = value.attribute("displayName").filter(text -> !text.isEmpty());
    var wrong = wrong(list, code);
    if (wrong.isPresent() || name.filter(text -> text.length() > LONGEST_NAME).isPresent()) {
      subject.refuse(wrong.orElse("item.name"), OID.matcher(list).matches() ? list : "?");
      return Optional.empty();
    }
    return Optional.of(new Value.Answer(list, code, ordered, name));
  }

  private Optional<String> wrong(String list, String code) {
    if (code.isEmpty() || code.length() > LONGEST_CODE) {
      return Optional.of("answer.code");
    }
    if (list.isEmpty()) {
      return Optional.of("answer.list-missing");
    }
    if (!isOf(subject, list)) {
      return Optional.of("answer.list-unknown");
    }
    boolean known =
        subject.item().isEmpty() || items.meaning(subject.code(), list, code).isPresent();
    return known ? Optional.empty() : Optional.of("answer.code");
  }

  /** Of an item that we don't know the list may be any, by its number. */
  private static boolean isOf(Subject subject, String list) {
    return subject.item().isPresent()
        ? subject.item().get().takes(list)
        : OID.matcher(list).matches();
  }
}
