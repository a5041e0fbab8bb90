package kenpo.roster;

import java.util.Locale;

/** 性別, where the roster has it. */
public enum Sex {
  MALE,
  FEMALE;

  private final String code = name().toLowerCase(Locale.ROOT);

  /** As the database has it. */
  public String code() {
    return code;
  }
}
