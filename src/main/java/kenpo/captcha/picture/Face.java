package kenpo.captcha.picture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The outlines of a typeface's characters, one high: a capital, or a kana's square. They are data
 * and not font files, so a server needs no fonts and nothing that finds them; {@code
 * loadtest/captcha/outlines} takes them from the fonts.
 */
record Face(Map<Integer, Path2D> outlines) {

  /** What the files count in. */
  private static final double UNIT = 1.0 / 1000;

  /** Blocking, at start. */
  static Face read(String name) {
    var path = "/captcha/faces/" + name + ".txt";
    try (var lines =
        new BufferedReader(new InputStreamReader(Face.class.getResourceAsStream(path), UTF_8))) {
      return new Face(
          lines
              .lines()
              .filter(line -> !line.startsWith("#"))
              .collect(toUnmodifiableMap(line -> line.codePointAt(0), Face::outline)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** On the baseline, from 0 on to the right; {@code y} falls upwards. */
  Shape of(int codePoint) {
    return outlines.get(codePoint);
  }

  /** A character, a blank, and its path as SVG writes it: absolute, with blanks between all. */
  private static Path2D outline(String line) {
    var path = new Path2D.Double();
    var words = List.of(line.substring(2).split(" ")).iterator();
    while (words.hasNext()) {
      add(path, words.next(), words);
    }
    path.transform(AffineTransform.getScaleInstance(UNIT, UNIT));
    return path;
  }

  private static void add(Path2D path, String command, Iterator<String> words) {
    switch (command) {
      case "M" -> path.moveTo(number(words), number(words));
      case "L" -> path.lineTo(number(words), number(words));
      case "Q" -> path.quadTo(number(words), number(words), number(words), number(words));
      case "Z" -> path.closePath();
      default -> throw new IllegalArgumentException(command);
    }
  }

  private static double number(Iterator<String> words) {
    return Integer.parseInt(words.next());
  }
}
