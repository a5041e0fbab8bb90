package kenpo.db;

/** The database can't be reached, is too busy, or took too long: worth another try later. */
public final class Unavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Unavailable(Throwable cause) {
    super("the database is not available: " + cause.getClass().getSimpleName(), cause);
  }
}
