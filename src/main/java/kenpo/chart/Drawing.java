package kenpo.chart;

import java.util.List;

/**
 * A chart as shapes with places, for whoever paints them: areas first, then rules, joins, texts and
 * stops. Colours are the painter's; shape, dashes and words tell everything without them.
 *
 * @param width of all, in the units of every place in it
 * @param letters the size of all texts
 * @param key marks of lines that are named above the plot
 * @param resting what the newest day says, for as long as no other one is chosen
 */
public record Drawing(
    double width,
    double height,
    double letters,
    String title,
    String description,
    List<Area> areas,
    List<Rule> rules,
    List<Join> joins,
    List<Stop> stops,
    List<Glyph> key,
    List<Text> texts,
    Readout resting) {

  public Drawing {
    height = Spot.rounded(height);
    areas = List.copyOf(areas);
    rules = List.copyOf(rules);
    joins = List.copyOf(joins);
    stops = List.copyOf(stops);
    key = List.copyOf(key);
    texts = List.copyOf(texts);
  }

  /** The ground of a band. */
  public record Area(Box box, Band.Tone tone) {}

  /** A straight line. */
  public record Rule(Spot from, Spot to, Ink ink) {}

  /** What joins points of a line, or is a limit of it. */
  public record Join(List<Spot> spots, Ink ink, int line) {

    private static final List<List<Integer>> DASHES =
        List.of(List.of(), List.of(7, 4), List.of(2, 3), List.of(9, 3, 2, 3));

    /** Drawn and left out, by turns; empty: drawn throughout. */
    public List<Integer> dashes() {
      return DASHES.get(line % DASHES.size());
    }
  }

  /**
   * A day where finger or keyboard can stop.
   *
   * @param words all that it says
   * @param reach where it is touched
   * @param hair from the points to the time below
   */
  public record Stop(String words, Box reach, Rule hair, List<Glyph> glyphs, Readout readout) {}

  /**
   * A point.
   *
   * @param outline closed
   * @param hollow where the true value is not known
   * @param arrow to the side where the true value is; empty where it is known
   */
  public record Glyph(List<Spot> outline, boolean hollow, List<Spot> arrow, int line) {}

  /** What a stop says, in the same place for all, so that it covers nothing. */
  public record Readout(Box box, List<Text> lines) {}

  /**
   * @param at the foot of its letters
   * @param anchor which end of it is there
   */
  public record Text(Spot at, Anchor anchor, String words, Ink ink) {}

  /** Of a text: spelled as SVG has them. */
  public enum Anchor {
    start,
    middle,
    end
  }

  /** What something is, for the painter to choose a colour and a pen. */
  public enum Ink {
    AXIS,
    GRID,
    EDGE,
    HAIR,
    LINE,
    LIMIT,
    TICK,
    BAND,
    VALUE,
    READOUT
  }
}
