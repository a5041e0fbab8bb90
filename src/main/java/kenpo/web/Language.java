package kenpo.web;

/** The languages of pages and mails. */
public enum Language {
  JA("ja"),
  EN("en");

  private final String code;

  Language(String code) {
    this.code = code;
  }

  /** ISO 639 code, as in HTML's lang attribute and in the database. */
  public String code() {
    return code;
  }

  public Language other() {
    return this == JA ? EN : JA;
  }

  /** English when asked for by its code, else Japanese. */
  public static Language of(String code) {
    return EN.code.equals(code) ? EN : JA;
  }
}
