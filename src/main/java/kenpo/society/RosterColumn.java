package kenpo.society;

/**
 * The columns of a roster file, by the names that they have in its header unless a society's system
 * writes other ones; see docs/import-formats.md.
 */
public enum RosterColumn {
  INSURER_NUMBER("保険者番号", true),
  SYMBOL("記号", true),
  NUMBER("番号", true),
  BRANCH("枝番", false),
  KANA("氏名カナ", true),
  NAME("氏名漢字", false),
  BIRTH_DATE("生年月日", true),
  SEX("性別", false),
  RELATION("続柄", false),
  KIND("区分", true),
  ACQUIRED("資格取得日", true),
  LOST("資格喪失日", false),
  EMPLOYER("事業所コード", false),
  EMPLOYER_NAME("事業所名", false),
  EMPLOYER_POSTAL_CODE("事業所郵便番号", false),
  EMPLOYER_ADDRESS("事業所住所", false),
  POSTAL_CODE("郵便番号", false),
  ADDRESS("住所", false),
  NON_DISCLOSURE("不開示", false),
  EARLIER_INSURER_NUMBER("旧保険者番号", false),
  EARLIER_SYMBOL("旧記号", false),
  EARLIER_NUMBER("旧番号", false),
  EARLIER_BRANCH("旧枝番", false);

  private final String title;
  private final boolean required;

  RosterColumn(String title, boolean required) {
    this.title = title;
    this.required = required;
  }

  public String title() {
    return title;
  }

  public boolean required() {
    return required;
  }
}
