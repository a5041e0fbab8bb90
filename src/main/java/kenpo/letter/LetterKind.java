package kenpo.letter;

import kenpo.db.Coded;
import kenpo.society.Society;
import kenpo.society.ViewingPolicy.Style;

/** What a letter brings. */
public enum LetterKind implements Coded {
  /** 閲覧コード: opens the health records once. */
  VIEWING_CODE,
  /** 閲覧用パスワード: stays in use until its owner chooses another. */
  VIEWING_PASSWORD;

  /** The one that a society's members get first. */
  public static LetterKind firstOf(Society society) {
    return society.viewing().style() == Style.password ? VIEWING_PASSWORD : VIEWING_CODE;
  }
}
