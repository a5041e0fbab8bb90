package kenpo.config;

/** A value that must not show in a log or message: its text form is three asterisks. */
public record Secret(String value) {

  @Override
  public String toString() {
    return "***";
  }
}
