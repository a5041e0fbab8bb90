package kenpo.letter.print;

import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Breaks a text where Japanese and English allow it, and elsewhere only where it must be. */
final class Lines {

  private Lines() {}

  /** Whether a text is short enough for a line. */
  interface Fit {
    boolean fits(String text) throws IOException;
  }

  static List<String> of(String text, Fit fit) throws IOException {
    var lines = new ArrayList<String>();
    var line = "";
    for (var part : parts(text)) {
      if (fit.fits((line + part).stripTrailing())) {
        line += part;
      } else {
        lines.add(line.stripTrailing());
        line = rest(part, fit, lines);
      }
    }
    lines.add(line.stripTrailing());
    lines.removeIf(String::isEmpty);
    return lines;
  }

  /** What is longer than a line by itself is cut, such as an address of a page. */
  private static String rest(String part, Fit fit, List<String> lines) throws IOException {
    var line = new StringBuilder();
    for (int character : part.codePoints().toArray()) {
      int before = line.length();
      line.appendCodePoint(character);
      if (before > 0 && !fit.fits(line.toString().stripTrailing())) {
        lines.add(line.substring(0, before));
        line.delete(0, before);
      }
    }
    return line.toString();
  }

  private static List<String> parts(String text) {
    var breaks = BreakIterator.getLineInstance(Locale.JAPANESE);
    breaks.setText(text);
    var parts = new ArrayList<String>();
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      parts.add(text.substring(start, end));
      start = end;
    }
    return parts;
  }
}
