package kenpo.demo;

/** Why the demo can't run, and what to do about it, in one line. */
final class CannotStart extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CannotStart(String reason) {
    super(reason);
  }

  CannotStart(String reason, Throwable cause) {
    super(reason, cause);
  }
}
