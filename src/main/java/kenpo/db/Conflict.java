package kenpo.db;

/** Somebody else has it already: a unique key was taken, perhaps in this very instant. */
public final class Conflict extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String constraint;

  Conflict(String constraint) {
    super("taken: " + constraint, null, false, false);
    this.constraint = constraint;
  }

  /** Name of the unique index that refused. */
  public String constraint() {
    return constraint;
  }
}
