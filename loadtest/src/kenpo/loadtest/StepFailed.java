package kenpo.loadtest;

/** What went otherwise than it should, e.g. "send eligibility: 422 見つかりません". */
final class StepFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StepFailed(Step step, String why) {
    super(step.title() + ": " + why, null, false, false);
  }
}
