package kenpo.paper;

import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The fonts inside one file, which gets the glyphs that it shows, and which of them shows what. */
public final class Lettering {

  /** 〓, which printers set where a character is missing. */
  public static final int MISSING = 0x3013;

  /** Kana and a 濁点 or 半濁点 that combines with it, Latin letters and their accents. */
  private static final Pattern TOGETHER =
      Pattern.compile("[\\u3041-\\u30FE][\\u3099\\u309A]|\\p{IsLatin}[\\u0300-\\u036F]+");

  /** A font, and what it has. */
  private record Face(PDFont font, TrueTypeFont file, CmapLookup glyphs, float unit) {

    static Face of(PDDocument document, TrueTypeFont file) throws IOException {
      var font = PDType0Font.load(document, file, true);
      return new Face(font, file, file.getUnicodeCmapLookup(), 1f / file.getUnitsPerEm());
    }

    boolean has(int character) {
      return glyphs.getGlyphId(character) != 0;
    }

    /** In its size. PDFBox would ask for each character again and again. */
    float width(int character) throws IOException {
      return file.getAdvanceWidth(glyphs.getGlyphId(character)) * unit;
    }
  }

  /** Characters in a row that one font shows. */
  public record Run(PDFont font, String text) {}

  private final Face regular;
  private final Face bold;
  private final Face spare;

  public Lettering(PDDocument document, Typefaces typefaces) throws IOException {
    regular = Face.of(document, typefaces.regular());
    bold = Face.of(document, typefaces.bold());
    spare = Face.of(document, typefaces.spare());
  }

  /** {@code text}: as {@link #plain} made it. */
  public List<Run> runs(String text, Weight weight) {
    var runs = new ArrayList<Run>();
    var characters = new StringBuilder();
    var before = first(weight);
    for (int character : shown(text)) {
      var face = face(character, weight);
      if (!face.equals(before) && !characters.isEmpty()) {
        runs.add(new Run(before.font, characters.toString()));
        characters.setLength(0);
      }
      before = face;
      characters.appendCodePoint(character);
    }
    runs.add(new Run(before.font, characters.toString()));
    return runs;
  }

  /** In points. */
  public float width(String text, Weight weight, float size) throws IOException {
    float width = 0;
    for (int character : shown(text)) {
      width += face(character, weight).width(character);
    }
    return width * size;
  }

  private int[] shown(String text) {
    return text.codePoints().map(it -> isKnown(it) ? it : MISSING).toArray();
  }

  private Face face(int character, Weight weight) {
    var first = first(weight);
    return first.has(character) ? first : spare;
  }

  private Face first(Weight weight) {
    return weight == Weight.BOLD ? bold : regular;
  }

  /** Characters of a text that no font has. */
  public IntStream missing(String text) {
    return plain(text).codePoints().filter(it -> !isKnown(it)).distinct();
  }

  /**
   * Without what shows nothing by itself: selectors of variants, which the fonts have none of, and
   * control and format characters; a tabulator is a space. 濁点 and accents that stand alone become
   * one with their letters, and nothing else is composed: that would change the form of some kanji
   * of names.
   */
  public static String plain(String text) {
    return TOGETHER
        .matcher(text.replace('\t', ' '))
        .replaceAll(it -> Normalizer.normalize(it.group(), Normalizer.Form.NFC))
        .codePoints()
        .filter(it -> !isSelector(it) && !Character.isISOControl(it))
        .filter(it -> Character.getType(it) != Character.FORMAT)
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
