package kenpo.health.file;

import static java.util.function.Predicate.not;
import static kenpo.health.file.CsvColumn.BIRTH_DATE;
import static kenpo.health.file.CsvColumn.BRANCH;
import static kenpo.health.file.CsvColumn.EXAMINED;
import static kenpo.health.file.CsvColumn.FISCAL_YEAR;
import static kenpo.health.file.CsvColumn.INSURER;
import static kenpo.health.file.CsvColumn.KANA;
import static kenpo.health.file.CsvColumn.NUMBER;
import static kenpo.health.file.CsvColumn.PROGRAM;
import static kenpo.health.file.CsvColumn.REPORT;
import static kenpo.health.file.CsvColumn.SCORE;
import static kenpo.health.file.CsvColumn.SEX;
import static kenpo.health.file.CsvColumn.SYMBOL;
import static kenpo.health.file.CsvColumn.WRITTEN;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a CSV file holds, and so which columns it has. */
enum CsvForm {
  CHECKUPS(
      Stream.of(CsvColumn.values()).filter(not(List.of(FISCAL_YEAR, SCORE)::contains)).toList(),
      List.of(INSURER, NUMBER, KANA, BIRTH_DATE, SEX, EXAMINED),
      List.of(INSURER, SYMBOL, NUMBER, BRANCH, BIRTH_DATE, EXAMINED, REPORT, PROGRAM)),
  /** A row for each: what is wrong with one says nothing of the others. */
  SCORES(
      List.of(
          INSURER,
          SYMBOL,
          NUMBER,
          BRANCH,
          KANA,
          BIRTH_DATE,
          SEX,
          EXAMINED,
          FISCAL_YEAR,
          SCORE,
          WRITTEN),
      List.of(INSURER, NUMBER, KANA, BIRTH_DATE, SEX, SCORE),
      List.of(INSURER, SYMBOL, NUMBER, BRANCH, BIRTH_DATE, EXAMINED, FISCAL_YEAR));

  private final List<CsvColumn> columns;
  private final List<CsvColumn> required;
  private final List<CsvColumn> key;
  private final List<CsvColumn> ofCheckup;

  CsvForm(List<CsvColumn> columns, List<CsvColumn> required, List<CsvColumn> key) {
    this.columns = columns;
    this.required = required;
    this.key = key;
    this.ofCheckup = columns.stream().filter(not(CsvColumn::isOfItem)).toList();
  }

  List<CsvColumn> columns() {
    return columns;
  }

  /** By its title, in either language. */
  Optional<CsvColumn> column(String title) {
    return columns.stream().filter(column -> column.isCalled(title)).findFirst();
  }

  /** Without these columns no file is read. */
  List<CsvColumn> required() {
    return required;
  }

  /** Rows that say the same here are of one checkup, if they are of one institution. */
  List<CsvColumn> key() {
    return key;
  }

  /** Those that are the same in all rows of a checkup. */
  List<CsvColumn> ofCheckup() {
    return ofCheckup;
  }

  /** Whether items have rows, or columns, of their own. */
  boolean hasItems() {
    return this == CHECKUPS;
  }
}
