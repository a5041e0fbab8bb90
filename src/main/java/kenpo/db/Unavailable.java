package kenpo.db;

/** The database can't be reached, is too busy, or took too long: worth another try later. */
public final class Unavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** {@code why} is a class or an SQLSTATE: nothing that anybody typed. */
  Unavailable(String why, Throwable cause) {
    super("the database is not available: " + why, cause);
  }
}
