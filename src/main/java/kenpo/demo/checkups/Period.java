package kenpo.demo.checkups;

import java.time.LocalDate;
import java.time.Month;

/** The periods of 特定健診 since fiscal 2013: each has items, answers and a namespace of its own. */
public enum Period {
  /** Fiscal 2013-2017. */
  SECOND(2013),
  /** Fiscal 2018-2023. */
  THIRD(2018),
  /** Fiscal 2024-2029. */
  FOURTH(2024);

  private final int first;

  Period(int first) {
    this.first = first;
  }

  /** The one that a day is in; days of before fiscal 2013 are of none. */
  public static Period of(LocalDate day) {
    int year = fiscalYear(day);
    if (year < SECOND.first) {
      throw new IllegalArgumentException("before fiscal 2013");
    }
    return year >= FOURTH.first ? FOURTH : year >= THIRD.first ? THIRD : SECOND;
  }

  /** 年度: from April to March, named by the year it begins in. */
  static int fiscalYear(LocalDate day) {
    return day.getMonth().compareTo(Month.APRIL) < 0 ? day.getYear() - 1 : day.getYear();
  }

  /** Of the index; documents have had one only. */
  String namespace() {
    return this == FOURTH
        ? "https://www.mhlw.go.jp/stf/seisakunitsuite/bunya/0000161103.html"
        : "http://tokuteikenshin.jp/checkup/2007";
  }
}
