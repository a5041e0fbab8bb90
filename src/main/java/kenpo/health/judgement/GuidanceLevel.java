package kenpo.health.judgement;

/** 保健指導レベル, by the codes of 1.2.392.200119.6.3001. */
public enum GuidanceLevel implements NationalCode {
  /** 積極的支援. */
  ACTIVE("1"),
  /** 動機付け支援. */
  MOTIVATIONAL("2"),
  /** なし（情報提供）. */
  NONE("3"),
  /** 判定不能. */
  NOT_POSSIBLE("4");

  public static final String LIST = "1.2.392.200119.6.3001";
  private final String code;

  GuidanceLevel(String code) {
    this.code = code;
  }

  @Override
  public String nationalCode() {
    return code;
  }
}
