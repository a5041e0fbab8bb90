package kenpo.health.file;

/**
 * The columns of CSV files of checkups and of scores (docs/import-formats.md), which each {@link
 * CsvForm} has some of. The first ones say whose checkup it is and when, those from {@link
 * #SECTION} on what one item says.
 */
enum CsvColumn {
  INSURER("保険者番号", "insurer"),
  SYMBOL("記号", "symbol"),
  NUMBER("番号", "number"),
  BRANCH("枝番", "branch"),
  KANA("氏名カナ", "kana"),
  BIRTH_DATE("生年月日", "birth_date"),
  SEX("性別", "sex"),
  EXAMINED("健診実施日", "examined"),
  FISCAL_YEAR("年度", "fiscal_year"),
  SCORE("スコア", "score"),
  WRITTEN("作成日", "written"),
  INSTITUTION("健診機関番号", "institution"),
  INSTITUTION_NAME("健診機関名", "institution_name"),
  REPORT("報告区分", "report"),
  PROGRAM("プログラム種別", "program"),
  SECTION("セクション", "section"),
  GROUP("グループ", "group"),
  ROLE("グループ内の役割", "role"),
  ITEM("項目コード", "item"),
  ITEM_NAME("項目名", "item_name"),
  STATUS("状態", "status"),
  VALUE("結果", "value"),
  UNIT("単位", "unit"),
  TYPE("データ型", "type"),
  LIST("コード表", "list"),
  ANSWER_NAME("コードの名称", "answer_name"),
  FLAG("判定", "flag"),
  LOW("基準値下限", "low"),
  HIGH("基準値上限", "high"),
  RANGE_UNIT("基準値単位", "range_unit"),
  METHOD("検査方法コード", "method"),
  DOCTOR("医師名", "doctor");

  private final String title;
  private final String english;

  CsvColumn(String title, String english) {
    this.title = title;
    this.english = english;
  }

  String title() {
    return title;
  }

  /** Its title, in either language. */
  boolean isCalled(String text) {
    return title.equals(text) || english.equals(text);
  }

  boolean isOfItem() {
    return ordinal() >= SECTION.ordinal();
  }
}
