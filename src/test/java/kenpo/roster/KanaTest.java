package kenpo.roster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KanaTest {

  /** Left: as typed from the papers. Right: as the society's system keeps it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      ignoreLeadingAndTrailingWhitespace = false,
      textBlock =
          """
          サトウ ハナコ=ｻﾄｳ ﾊﾅｺ
          サトウ　ハナコ=ｻﾄｳﾊﾅｺ
          さとう はなこ=ｻﾄｳ ﾊﾅｺ
          サトウハナコ=サトウ　ハナコ
          サトウ・ハナコ=ｻﾄｳ･ﾊﾅｺ
          ﾜﾀﾅﾍﾞ ｼﾞｭﾝ=ワタナベ ジュン
          ワタナベ　ジュン=ﾜﾀﾅﾍﾞ ｼﾞﾕﾝ
          わたなべ じゅん=ﾜﾀﾅﾍ゛ ｼ゛ﾕﾝ
          ショウダ キョウコ=ｼﾖｳﾀﾞ ｷﾖｳｺ
          しょうだ きょうこ=シヨウダ キヨウコ
          ハットリ リョウ=ﾊﾂﾄﾘ ﾘﾖｳ
          ジョン スミス=ｼﾞﾖﾝ ｽﾐｽ
          シ゛ョン スミス=ｼﾞﾖﾝ ｽﾐｽ
          シ ゛ョン スミス=ｼﾞﾖﾝ ｽﾐｽ
          ハ゜ク ミンス=ﾊﾟｸ ﾐﾝｽ
          パク　ミンス=ﾊﾟｸ ﾐﾝｽ
          ハ\u309Aク ミンス=パクミンス
          カ\u3099ンダ=ガンダ
          ヴィクトル=ｳﾞｲｸﾄﾙ
          う゛ぃくとる=ヴィクトル
          ゔぃくとる=ヴイクトル
          ウ゛ィクトル=ヴィクトル
          マリー アン=ﾏﾘｰ ｱﾝ
          マリ－ アン=ﾏﾘｰ ｱﾝ
          マリ- アン=マリー　アン
          マリ‐アン=マリーアン
          マリ‑アン=マリーアン
          マリ‒アン=マリーアン
          マリ–アン=マリーアン
          マリ—アン=マリーアン
          マリ―アン=マリーアン
          マリ−アン=マリーアン
          マリ─アン=マリーアン
          マリ～アン=マリーアン
          マリ〜アン=マリーアン
          マリ~アン=マリーアン
          マリーーアン=マリーアン
          マリｰ－アン=マリーアン
          オオノ ユウキ=ｵｵﾉ ﾕｳｷ
          オーノ ユーキ=ｵｰﾉ ﾕｰｷ
          おおの ゆうき=オオノユウキ
          コンドウ ｼﾝｲﾁ=コンドウ　シンイチ
          フジモリ　リュウイチ=ﾌｼﾞﾓﾘ ﾘﾕｳｲﾁ
          チャン ティ=ﾁﾔﾝ ﾃｲ
          グェン ティ フォン=ｸﾞｴﾝ ﾃｲ ﾌｵﾝ
          グエン・テイ・フオン=グェン・ティ・フォン
          クリストファー=ｸﾘｽﾄﾌｱｰ
          ジェニファー=ジエニフアー
          チェ ジウ=ﾁｴ ｼﾞｳ
          キム ヒョンジュン=ｷﾑ ﾋﾖﾝｼﾞﾕﾝ
          リ ショウリュウ=ﾘ ｼﾖｳﾘﾕｳ
          ウォン カーワイ=ｳｵﾝ ｶｰﾜｲ
          クォン=ｸｵﾝ
          ヮ=ワ
          ヵ=カ
          ヶ=ケ
          ゕゖ=カケ
          ゎ=ﾜ
          ァィゥェォ=アイウエオ
          ｧｨｩｪｫ=ｱｲｳｴｵ
          ｬｭｮｯ=ﾔﾕﾖﾂ
          イッセイ=イツセイ
          ベッキー=ﾍﾞﾂｷ-
          ペ ヨンジュン=ﾍﾟ ﾖﾝｼﾞﾕﾝ
          パ=ﾊﾟ
          ガギグゲゴ=ｶﾞｷﾞｸﾞｹﾞｺﾞ
          ザジズゼゾ=ｻﾞｼﾞｽﾞｾﾞｿﾞ
          ダヂヅデド=ﾀﾞﾁﾞﾂﾞﾃﾞﾄﾞ
          パピプペポ=ﾊﾟﾋﾟﾌﾟﾍﾟﾎﾟ
          ヲ=ｦ
          へへ=ヘヘ
          ＳＭＩＴＨ ＪＯＨＮ=Smith John
          スミス Ｊ=ｽﾐｽ j
          サトウ\u200B ハナコ=ｻﾄｳ ﾊﾅｺ
          サトウ\u00A0ハナコ=ｻﾄｳ ﾊﾅｺ
          """)
  void theSameName(String typed, String kept) {
    assertThat(Kana.key(typed)).isEqualTo(Kana.key(kept));
  }

  /** Near, but never taken for the same without a person. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      textBlock =
          """
          ヂ=ジ
          ヅ=ズ
          ヲ=オ
          ヴィ=ビ
          オオノ=オーノ
          オオノ=オノ
          ユウキ=ユキ
          マリー=マリ
          サトウ ハナコ=ハナコ サトウ
          カトウ=ガトウ
          ハク=パク
          バク=パク
          シ=ジ
          """)
  void notTheSameName(String typed, String kept) {
    assertThat(Kana.key(typed)).isNotEqualTo(Kana.key(kept));
  }

  @Test
  void aDashThatFollowsNoKanaIsNoLongVowel() {
    assertThat(Kana.key("Jean-Luc")).isEqualTo("JEAN-LUC");
  }

  @Test
  void aKeyIsItsOwnKey() {
    var key = Kana.key("ｼ゛ｮﾝ・まりー－ ｳﾞｧ");
    assertThat(key).isEqualTo("ジヨンマリーヴア");
    assertThat(Kana.key(key)).isEqualTo(key);
  }

  @Test
  void aNameIsShownBackInFullWidthKatakana() {
    assertThat(Kana.written("ｹﾝﾎﾟ　 はなこ")).isEqualTo("ケンポ ハナコ");
    assertThat(Kana.written("シ゛ョン")).isEqualTo("ジョン");
  }
}
