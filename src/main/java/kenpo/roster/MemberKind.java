package kenpo.roster;

import java.util.Locale;

/** 区分: in which way a person belongs to the society. */
public enum MemberKind {
  /** 被保険者. */
  INSURED,
  /** 被扶養者, of an employee or of somebody in voluntary continuation. */
  DEPENDANT,
  /** 任意継続被保険者. */
  VOLUNTARY,
  /** 特例退職被保険者. */
  SPECIAL_RETIREE,
  /** 特例退職被保険者の被扶養者. */
  SPECIAL_RETIREE_DEPENDANT;

  private final String code = name().toLowerCase(Locale.ROOT);

  public boolean isDependant() {
    return this == DEPENDANT || this == SPECIAL_RETIREE_DEPENDANT;
  }

  /** As the database has it. */
  public String code() {
    return code;
  }

  static MemberKind of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
