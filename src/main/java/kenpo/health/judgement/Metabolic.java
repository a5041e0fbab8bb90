package kenpo.health.judgement;

/** メタボリックシンドローム判定, by the codes of 1.2.392.200119.6.1008. */
public enum Metabolic implements NationalCode {
  /** 基準該当. */
  SYNDROME("1"),
  /** 予備群該当. */
  RESERVE("2"),
  /** 非該当. */
  NONE("3"),
  /** 判定不能. */
  NOT_POSSIBLE("4");

  public static final String LIST = "1.2.392.200119.6.1008";
  private final String code;

  Metabolic(String code) {
    this.code = code;
  }

  @Override
  public String nationalCode() {
    return code;
  }
}
