package kenpo.roster;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The ways in which people spell a name in kana with Latin letters: Hepburn, Kunrei (the order of
 * the cabinet of 2024 and that of 1954), and the habits of passports and mail addresses with long
 * vowels. For recognising a name only: no spelling is shown to anybody.
 */
final class Romaji {

  /** After i: that vowel goes. */
  private static final String SMALL_Y = "^";

  private static final String DOUBLED = "*";

  private static final Map<Integer, String> LETTERS =
      letters(
          """
          ア a イ i ウ u エ e オ o カ ka キ ki ク ku ケ ke コ ko サ sa シ shi ス su セ se ソ so
          タ ta チ chi ツ tsu テ te ト to ナ na ニ ni ヌ nu ネ ne ノ no ハ ha ヒ hi フ fu ヘ he ホ ho
          マ ma ミ mi ム mu メ me モ mo ヤ ya ユ yu ヨ yo ラ ra リ ri ル ru レ re ロ ro ワ wa ヲ o ン n
          ガ ga ギ gi グ gu ゲ ge ゴ go ザ za ジ ji ズ zu ゼ ze ゾ zo ダ da ヂ ji ヅ zu デ de ド do
          バ ba ビ bi ブ bu ベ be ボ bo パ pa ピ pi プ pu ペ pe ポ po ヴ v
          ャ ^ya ュ ^yu ョ ^yo ッ * ァ a ィ i ゥ u ェ e ォ o
          """);

  private static final Set<Rule> HABITS =
      new LinkedHashSet<>(
          Arrays.asList(
              // Old systems know no small letters: シヨウ may be ショウ, ハツトリ ハットリ.
              Rule.of("(?<=[kgnhbpmr])iy(?=[auo])", "y"),
              Rule.of("(?<=sh|ch|j)iy(?=[auo])", ""),
              Rule.of("tsu([kstp])", "$1$1"),
              Rule.of("ou|oo", "o"),
              Rule.of("ou|oo", "oh"),
              Rule.of("uu", "u"),
              Rule.of("n(?=[bmp])", "m"),
              Rule.of("sh(?!i)", "sy").then("shi", "si"),
              Rule.of("ch(?!i)", "ty").then("chi", "ti"),
              Rule.of("j(?!i)", "zy").then("ji", "zi"),
              Rule.of("tsu", "tu"),
              Rule.of("fu", "hu")));

  private Romaji() {}

  /** All spellings of one name, in small letters; what is no kana is left out. */
  static Set<String> spellings(String kana) {
    Set<String> all = new LinkedHashSet<>(Set.of(hepburn(kana)));
    for (var habit : HABITS) {
      all.addAll(all.stream().map(habit.change).collect(Collectors.toSet()));
    }
    return all;
  }

  private static String hepburn(String kana) {
    return Normalizer.normalize(kana, Normalizer.Form.NFKC)
        .codePoints()
        .mapToObj(letter -> LETTERS.getOrDefault(letter, ""))
        .collect(Collectors.joining())
        .replaceAll("(?<=sh|ch|j)i\\^y", "")
        .replaceAll("i\\" + SMALL_Y + "y", "y")
        .replace(SMALL_Y, "")
        .replaceAll("\\" + DOUBLED + "ch", "tch")
        .replaceAll("\\" + DOUBLED + "(.)", "$1$1")
        .replace(DOUBLED, "");
  }

  private static Map<Integer, String> letters(String pairs) {
    var parts = pairs.strip().split("\\s+");
    return IntStream.range(0, parts.length / 2)
        .boxed()
        .collect(Collectors.toMap(i -> parts[2 * i].codePointAt(0), i -> parts[2 * i + 1]));
  }

  private record Rule(UnaryOperator<String> change) {

    static Rule of(String pattern, String replacement) {
      var compiled = Pattern.compile(pattern);
      return new Rule(text -> compiled.matcher(text).replaceAll(replacement));
    }

    Rule then(String pattern, String replacement) {
      var next = of(pattern, replacement);
      return new Rule(text -> next.change.apply(change.apply(text)));
    }
  }
}
