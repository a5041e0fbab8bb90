package kenpo.loadtest;

/** Why a run can't begin, in one line. */
public final class CannotRun extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CannotRun(String reason) {
    super(reason, null, false, false);
  }
}
