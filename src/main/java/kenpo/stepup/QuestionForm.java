package kenpo.stepup;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Optional;
import kenpo.viewing.SecretRules;

/**
 * A secret question and its answer, as typed.
 *
 * @param choice number of one of the society's questions; own for one that was typed
 * @param typed one's own question
 */
public record QuestionForm(String choice, String typed, String answer) {

  private static final int MOST = 500;

  static QuestionForm from(MultiMap form) {
    return new QuestionForm(
        text(form, "choice"),
        text(form, "question").strip(),
        SecretRules.answer(text(form, "answer")));
  }

  static QuestionForm empty() {
    return new QuestionForm("", "", "");
  }

  /** The question that was meant; empty when none was. */
  String question(List<String> offered) {
    return choice.matches("[0-9]{1,2}") && Integer.parseInt(choice) < offered.size()
        ? offered.get(Integer.parseInt(choice))
        : typed;
  }

  private static String text(MultiMap form, String field) {
    return Optional.ofNullable(form.get(field)).filter(it -> it.length() <= MOST).orElse("");
  }
}
