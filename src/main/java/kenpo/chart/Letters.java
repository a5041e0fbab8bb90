package kenpo.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * How wide a text is, as nobody who lays out knows the reader's letters: rather too wide than too
 * narrow.
 *
 * @param size of the letters, in units of the drawing
 */
record Letters(double size) {

  /** Of the size: digits, Latin and Greek letters of the fonts that pages name. */
  private static final double LATIN = 0.62;

  private static final int FIRST_WIDE = 0x2000;

  double width(String text) {
    return text.codePoints().mapToDouble(this::width).sum();
  }

  private double width(int codePoint) {
    return codePoint < FIRST_WIDE ? size * LATIN : size;
  }

  /** Broken at spaces where there are any in time, else where the line is full. */
  List<String> lines(String text, double width) {
    var lines = new ArrayList<String>();
    var rest = text.strip();
    while (width(rest) > Math.max(width, size)) {
      int end = end(rest, width);
      lines.add(rest.substring(0, end).strip());
      rest = rest.substring(end).strip();
    }
    lines.add(rest);
    return lines;
  }

  private int end(String text, double width) {
    int full = text.offsetByCodePoints(0, 1);
    int next = text.offsetByCodePoints(full, 1);
    while (width(text.substring(0, next)) <= width) {
      full = next;
      next = text.offsetByCodePoints(full, 1);
    }
    int space = Math.max(text.lastIndexOf(' ', full), text.lastIndexOf('\u3000', full));
    return space > 0 ? space : full;
  }
}
