package kenpo.loadtest.drive;

/** A server answered otherwise than it should: no figure of such a run is worth anything. */
final class WrongAnswer extends RuntimeException {

  private static final long serialVersionUID = 1L;

  WrongAnswer(String what) {
    super(what, null, false, false);
  }
}
