package kenpo.health.judgement;

import java.util.Map;
import java.util.Optional;
import kenpo.health.Series;
import kenpo.health.judgement.Evidence.Answered;

/** The bands of an answer from one list, by its codes. */
public record AnswerBands(Series series, String list, Map<String, Grade> grades, Basis basis) {

  /** Empty for an answer from another list, or a code that the table doesn't have. */
  Optional<Grade> grade(Answered answer) {
    return Optional.ofNullable(grades.get(answer.code())).filter(it -> answer.list().equals(list));
  }
}
