package kenpo.loadtest.drive;

/** Two addresses that have an account, the second a closed one. */
record Suspects(String open, String closed) {

  /** One of the same length that has none. */
  String nobody() {
    return "x" + open.substring(1);
  }
}
