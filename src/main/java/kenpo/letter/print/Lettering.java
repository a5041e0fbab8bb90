package kenpo.letter.print;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The fonts inside one file, which gets the glyphs that it shows, and which of them shows what. */
final class Lettering {

  /** 〓, which printers set where a character is missing. */
  static final int MISSING = 0x3013;

  /** A font, and what it has. */
  private record Face(PDFont font, CmapLookup glyphs) {

    static Face of(PDDocument document, TrueTypeFont font) throws IOException {
      return new Face(PDType0Font.load(document, font, true), font.getUnicodeCmapLookup());
    }

    boolean has(int character) {
      return glyphs.getGlyphId(character) != 0;
    }
  }

  /** Characters in a row that one font shows. */
  record Run(PDFont font, String text) {}

  private final Face regular;
  private final Face bold;
  private final Face spare;

  Lettering(PDDocument document, Typefaces typefaces) throws IOException {
    regular = Face.of(document, typefaces.regular());
    bold = Face.of(document, typefaces.bold());
    spare = Face.of(document, typefaces.spare());
  }

  /** {@code text}: as {@link #plain} made it. */
  List<Run> runs(String text, Weight weight) {
    var runs = new ArrayList<Run>();
    var first = weight == Weight.BOLD ? bold : regular;
    text.codePoints()
        .map(it -> isKnown(it) ? it : MISSING)
        .forEach(it -> add(runs, first.has(it) ? first.font : spare.font, Character.toString(it)));
    return runs;
  }

  private static void add(List<Run> runs, PDFont font, String character) {
    if (!runs.isEmpty() && runs.getLast().font.equals(font)) {
      runs.add(new Run(font, runs.removeLast().text + character));
    } else {
      runs.add(new Run(font, character));
    }
  }

  /** In points. */
  float width(String text, Weight weight, float size) throws IOException {
    float width = 0;
    for (var run : runs(text, weight)) {
      width += run.font.getStringWidth(run.text) / 1000 * size;
    }
    return width;
  }

  /** Characters of a text that no font has. */
  IntStream missing(String text) {
    return plain(text).codePoints().filter(it -> !isKnown(it)).distinct();
  }

  /**
   * Without what shows nothing by itself: selectors of variants, which the fonts have none of, and
   * control characters.
   */
  static String plain(String text) {
    return text.codePoints()
        .filter(it -> !isSelector(it) && !Character.isISOControl(it))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isSelector(int character) {
    return character >= 0xFE00 && character <= 0xFE0F
        || character >= 0xE0100 && character <= 0xE01EF;
  }

  private boolean isKnown(int character) {
    return regular.has(character) && bold.has(character) || spare.has(character);
  }
}
