package kenpo.paper;

import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Breaks a text where Japanese and English allow it, and elsewhere only where it must be. */
public final class Lines {

  private Lines() {}

  /** How long a text is; that of two texts in a row is their sum. */
  public interface Measure {
    float of(String text) throws IOException;
  }

  public static List<String> of(String text, float width, Measure measure) throws IOException {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    float used = 0;
    for (var part : parts(text)) {
      if (used + measure.of(part.stripTrailing()) > width) {
        add(lines, line);
        cut(part, width, measure, lines, line);
        used = measure.of(line.toString());
      } else {
        line.append(part);
        used += measure.of(part);
      }
    }
    add(lines, line);
    return lines;
  }

  private static void add(List<String> lines, StringBuilder line) {
    var text = line.toString().stripTrailing();
    if (!text.isEmpty()) {
      lines.add(text);
    }
    line.setLength(0);
  }

  /** What is longer than a line by itself is cut; its end begins the next line. */
  private static void cut(
      String part, float width, Measure measure, List<String> lines, StringBuilder line)
      throws IOException {
    float used = 0;
    for (int character : part.codePoints().toArray()) {
      float more = measure.of(Character.toString(character));
      if (used + more > width) {
        add(lines, line);
        used = 0;
      }
      line.appendCodePoint(character);
      used += more;
    }
  }

  private static List<String> parts(String text) {
    var breaks = BreakIterator.getLineInstance(Locale.JAPANESE);
    breaks.setText(text);
    var parts = new ArrayList<String>();
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      if (!isInsideOfNumbers(text, end)) {
        parts.add(text.substring(start, end));
        start = end;
      }
    }
    return parts;
  }

  /** 1-2-3 stays together. */
  private static boolean isInsideOfNumbers(String text, int end) {
    return end < text.length()
        && text.charAt(end - 1) == '-'
        && Character.isDigit(text.charAt(end));
  }
}
