package kenpo.demo;

import java.util.List;
import java.util.random.RandomGenerator;
import kenpo.roster.Sex;

/** Family and given names to make people up from: common ones, ones hard to write, foreign ones. */
final class MadeUpNames {

  private static final List<String> FAMILIES =
      words(
          """
          佐藤:サトウ 鈴木:スズキ 高橋:タカハシ 髙橋:タカハシ 田中:タナカ 渡辺:ワタナベ 渡邊:ワタナベ 渡邉:ワタナベ
          伊藤:イトウ 山本:ヤマモト 中村:ナカムラ 小林:コバヤシ 加藤:カトウ 吉田:ヨシダ 山田:ヤマダ 佐々木:ササキ
          山口:ヤマグチ 斎藤:サイトウ 齋藤:サイトウ 齊藤:サイトウ 松本:マツモト 井上:イノウエ 木村:キムラ 林:ハヤシ
          清水:シミズ 山崎:ヤマザキ 山﨑:ヤマサキ 池田:イケダ 阿部:アベ 橋本:ハシモト 森:モリ 石川:イシカワ
          前田:マエダ 藤田:フジタ 小川:オガワ 岡田:オカダ 後藤:ゴトウ 長谷川:ハセガワ 村上:ムラカミ 近藤:コンドウ
          石井:イシイ 坂本:サカモト 遠藤:エンドウ 青木:アオキ 藤井:フジイ 西村:ニシムラ 福田:フクダ 太田:オオタ
          三浦:ミウラ 岡本:オカモト 松田:マツダ 中島:ナカジマ 中嶋:ナカシマ 原田:ハラダ 小野:オノ 大野:オオノ
          竹内:タケウチ 金子:カネコ 和田:ワダ 中山:ナカヤマ 石田:イシダ 上田:ウエダ 森田:モリタ 原:ハラ 柴田:シバタ
          酒井:サカイ 工藤:クドウ 横山:ヨコヤマ 宮崎:ミヤザキ 宮﨑:ミヤザキ 宮本:ミヤモト 内田:ウチダ 高木:タカギ
          安藤:アンドウ 谷口:タニグチ 大塚:オオツカ 丸山:マルヤマ 今井:イマイ 濵田:ハマダ 浜田:ハマダ 德永:トクナガ
          服部:ハットリ 八田:ハッタ 正田:ショウダ 庄司:ショウジ 千葉:チバ 久保:クボ 五十嵐:イガラシ 武田:タケダ
          東海林:ショウジ 京極:キョウゴク 龍崎:リュウザキ 堀田:ホッタ 新田:ニッタ 十河:ソゴウ 椎名:シイナ 二階堂:ニカイドウ
          """);
  private static final List<String> MEN =
      words(
          """
          翔太:ショウタ 健:ケン 大輔:ダイスケ 拓也:タクヤ 涼:リョウ 亮介:リョウスケ 純一:ジュンイチ 慎一:シンイチ
          隆:タカシ 浩:ヒロシ 誠:マコト 剛:ツヨシ 一郎:イチロウ 勝:マサル 茂:シゲル 修:オサム 博之:ヒロユキ
          和也:カズヤ 直樹:ナオキ 哲也:テツヤ 雄大:ユウダイ 祐樹:ユウキ 圭佑:ケイスケ 蓮:レン 陽翔:ハルト 湊:ミナト
          大和:ヤマト 悠真:ユウマ 颯:ハヤテ 龍之介:リュウノスケ 京介:キョウスケ 淳:ジュン 徹:トオル 聡:サトシ 一生:イッセイ
          """);
  private static final List<String> WOMEN =
      words(
          """
          花子:ハナコ 京子:キョウコ 恵子:ケイコ 幸子:サチコ 陽子:ヨウコ 由美子:ユミコ 明美:アケミ 直美:ナオミ
          久美子:クミコ 裕子:ユウコ 順子:ジュンコ 香織:カオリ 美穂:ミホ 恵:メグミ 愛:アイ 彩:アヤ 千尋:チヒロ
          舞:マイ 美咲:ミサキ 葵:アオイ さくら:サクラ ひなた:ヒナタ 結衣:ユイ 凛:リン 陽菜:ヒナ 紬:ツムギ 莉子:リコ
          芽依:メイ 祥子:ショウコ 涼子:リョウコ 緑:ミドリ 静:シズカ 千鶴:チヅル 美津子:ミツコ りゅう子:リュウコ
          """);
  private static final List<String> FOREIGN_FAMILIES =
      List.of("スミス", "グェン", "チャン", "キム", "パク", "フェルナンデス", "ウォン", "シャルマ", "ミュラー", "ヴァルガ");
  private static final List<String> FOREIGN_MEN =
      List.of("ジョン", "ヴァン フン", "ミンジュン", "カルロス", "クリストファー", "ラジェッシュ", "シャオロン", "ヴィクトル");
  private static final List<String> FOREIGN_WOMEN =
      List.of("ジェニファー", "ティ フォン", "ソヨン", "マリー", "キャサリン", "プリヤ", "シャオリン", "ソフィー");

  private final RandomGenerator random;

  MadeUpNames(RandomGenerator random) {
    this.random = random;
  }

  MadeUpName japanese(Sex sex) {
    return inFamily(pick(FAMILIES), sex);
  }

  MadeUpName foreign(Sex sex) {
    var given = pick(sex == Sex.MALE ? FOREIGN_MEN : FOREIGN_WOMEN);
    var kana = pick(FOREIGN_FAMILIES) + " " + given;
    return new MadeUpName(kana, kana.replace(' ', '　'));
  }

  /** A relative: same family name. */
  MadeUpName relativeOf(MadeUpName name, Sex sex) {
    return inFamily(name.familyWritten() + ":" + name.familyKana(), sex);
  }

  private MadeUpName inFamily(String family, Sex sex) {
    var first = family.split(":");
    var given = pick(sex == Sex.MALE ? MEN : WOMEN).split(":");
    return new MadeUpName(first[1] + " " + given[1], first[0] + "　" + given[0]);
  }

  private String pick(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }

  private static List<String> words(String text) {
    return List.of(text.strip().split("\\s+"));
  }
}
