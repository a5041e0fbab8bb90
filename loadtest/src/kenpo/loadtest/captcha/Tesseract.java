package kenpo.loadtest.captcha;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kenpo.captcha.picture.Alphabet;
import kenpo.captcha.picture.Look;
import kenpo.captcha.picture.Pictures;

/** How many codes tesseract reads: {@code Tesseract FOLDER COUNT ALPHABET LEVEL...}. */
final class Tesseract {

  /** From this argument on. */
  private static final int LEVELS = 3;

  /** A line of text, a word. */
  private static final List<Integer> MODES = List.of(7, 8);

  private static final Map<String, UnaryOperator<BufferedImage>> PREPARED = new LinkedHashMap<>();

  static {
    PREPARED.put("as it is", it -> it);
    PREPARED.put("median", it -> Filters.median(Filters.framed(it)));
    PREPARED.put("filled", it -> Filters.filled(Filters.framed(it)));
    PREPARED.put("filled, median", it -> Filters.median(Filters.filled(Filters.framed(it))));
  }

  private final Path folder;
  private final int count;
  private final Alphabet alphabet;
  private final Pictures pictures = Pictures.load();

  private Tesseract(Path folder, int count, Alphabet alphabet) {
    this.folder = folder;
    this.count = count;
    this.alphabet = alphabet;
  }

  static void main(String[] args) throws IOException, InterruptedException {
    var folder = Files.createDirectories(Path.of(args[0]));
    var levels = Stream.of(args).skip(LEVELS).map(Integer::valueOf).toList();
    new Tesseract(folder, Integer.parseInt(args[1]), Alphabet.valueOf(args[2])).run(levels);
  }

  private void run(List<Integer> levels) throws IOException, InterruptedException {
    System.out.printf("%d pictures each, at scale 2; whole codes read, percent%n%n", count);
    System.out.print("| level | look |");
    PREPARED.keySet().forEach(name -> System.out.print(" " + name + " |"));
    System.out.println(" any of these |");
    System.out.println("|---|---|" + "---|".repeat(PREPARED.size() + 1));
    for (int level : levels) {
      for (var look : Look.values()) {
        line(new Series(pictures, level, alphabet, look, 2));
      }
    }
  }

  private void line(Series series) throws IOException, InterruptedException {
    var samples = IntStream.range(0, count).mapToObj(series::sample).toList();
    var codes = samples.stream().map(Series.Sample::code).toList();
    var images = samples.stream().map(Series.Sample::image).toList();
    var reader = new Reader(folder, allowed(codes));
    System.out.printf("| %d | %s |", series.level(), series.look());
    var any = new TreeSet<Integer>();
    for (var prepare : PREPARED.values()) {
      var prepared = images.stream().map(prepare).toList();
      int best = 0;
      for (int mode : MODES) {
        var right = right(series, codes, reader.read(prepared, mode));
        best = Math.max(best, right.size());
        any.addAll(right);
      }
      System.out.printf(" %s |", percent(best));
    }
    System.out.printf(" %s |%n", percent(any.size()));
  }

  private static List<Integer> right(Series series, List<String> codes, List<String> read) {
    var right = new ArrayList<Integer>();
    for (int i = 0; i < codes.size(); i++) {
      if (series.alphabet().isSame(series.level(), codes.get(i), read.get(i))) {
        right.add(i);
      }
    }
    return right;
  }

  /** It knows which characters may come; anybody can collect them. */
  private static String allowed(List<String> codes) {
    var all = new TreeSet<Integer>();
    codes.forEach(code -> code.codePoints().forEach(all::add));
    return all.stream().map(Character::toString).reduce("", String::concat);
  }

  private String percent(int right) {
    return String.format(Locale.ROOT, "%.1f", 100.0 * right / count);
  }
}
