package kenpo.captcha.picture;

import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Draws codes that people read and machines read the less, the higher the level. Computes only, for
 * some milliseconds: not on an event loop. The same random numbers make the same picture.
 */
public final class Pictures {

  /** Pixels of the page; the file has {@code scale} times as many. */
  public static final int WIDTH = 240;

  public static final int HEIGHT = 80;

  private static final List<String> LETTERS =
      List.of("hyperlegible", "slab", "rounded", "serif", "casual");

  private static final List<String> KANA = List.of("kana-rounded", "kana-square", "kana-hand");

  /** Pixels, of {@link Look#PLAIN}. */
  private static final double PEN = 1.7;

  private static final double THIN_PEN = 1.2;

  /** Pixels between the code and the edge, at least. */
  private static final double MARGIN = 2;

  private final List<Face> letters;
  private final List<Face> kana;

  private Pictures(List<Face> letters, List<Face> kana) {
    this.letters = letters;
    this.kana = kana;
  }

  /** Reads the outlines; blocking, at start. */
  public static Pictures load() {
    // Else a display that the environment names, and that is gone, would be asked for.
    System.setProperty("java.awt.headless", "true");
    return new Pictures(
        LETTERS.stream().map(Face::read).toList(), KANA.stream().map(Face::read).toList());
  }

  /** {@code code}: of the alphabet's at that level; {@code scale}: 1 or 2. */
  public byte[] png(
      int level, Alphabet alphabet, String code, Look look, int scale, RandomGenerator random) {
    var style = Style.of(level);
    double pen = PEN * look.boldness();
    double thin = THIN_PEN * look.boldness();
    var frame = frame(MARGIN + pen / 2);
    var hand = new Hand(faces(level, alphabet), style.glyphs().tilt(), random);
    var clutter = new Clutter(style.extras(), frame, random);
    var canvas = new Canvas(WIDTH, HEIGHT, scale);
    clutter.decoys(hand, alphabet.characters(level)).forEach(it -> canvas.draw(it, thin));
    for (var glyph : new Row(hand, style, random).of(code, frame)) {
      draw(canvas, glyph, style, pen, random);
    }
    clutter.lines().forEach(it -> canvas.draw(it, thin));
    clutter.arcs().forEach(it -> canvas.draw(it, pen));
    return canvas.png(look);
  }

  List<Face> faces(int level, Alphabet alphabet) {
    var all = alphabet == Alphabet.HIRAGANA ? kana : letters;
    return all.subList(0, Math.min(Style.of(level).glyphs().faces(), all.size()));
  }

  private static Rectangle2D frame(double margin) {
    return new Rectangle2D.Double(margin, margin, WIDTH - 2 * margin, HEIGHT - 2 * margin);
  }

  private static void draw(
      Canvas canvas, Shape glyph, Style style, double pen, RandomGenerator random) {
    if (style.glyphs().areHollow()) {
      // Seen through each other, nobody can tell them apart: 9 of 20 were read at level 4.
      canvas.erase(glyph);
      // Without gaps they can be filled, and then a machine reads some.
      canvas.drawWithGaps(glyph, pen, random.nextDouble(Canvas.BETWEEN_GAPS));
    } else {
      canvas.fill(glyph);
    }
  }
}
