package kenpo.stepup;

import io.vertx.core.MultiMap;
import java.util.List;
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
        Typed.text(form, "choice", MOST),
        Typed.text(form, "question", MOST).strip(),
        SecretRules.answer(Typed.text(form, "answer", MOST)));
  }

  /** As it was chosen before, without the answer; empty where none was. */
  static QuestionForm again(String question, List<String> offered) {
    int number = offered.indexOf(question);
    if (question.isEmpty()) {
      return new QuestionForm("", "", "");
    }
    return number < 0
        ? new QuestionForm("own", question, "")
        : new QuestionForm(Integer.toString(number), "", "");
  }

  /** The question that was meant; empty when none was. */
  String question(List<String> offered) {
    return choice.matches("[0-9]{1,2}") && Integer.parseInt(choice) < offered.size()
        ? offered.get(Integer.parseInt(choice))
        : typed;
  }
}
