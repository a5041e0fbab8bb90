package kenpo.db;

/**
 * The database can't be reached, is too busy, or took too long: worth another try later. When it
 * ends a change, that may have been made nonetheless, as its answer may be what was lost; whoever
 * repeats it has to do so by a statement that names the state it starts from.
 */
public final class Unavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** {@code why} is a class or an SQLSTATE: nothing that anybody typed. */
  Unavailable(String why, Throwable cause) {
    super("the database is not available: " + why, cause);
  }

  Unavailable(String why) {
    this(why, null);
  }
}
