package kenpo.captcha;

/** What a form brings of a challenge, by the way it was passed. */
final class BroughtBy {

  private BroughtBy() {}

  static Brought work(String response) {
    return new Brought(response, "", "");
  }

  static Brought code(String seal, String typed) {
    return new Brought("", seal, typed);
  }
}
