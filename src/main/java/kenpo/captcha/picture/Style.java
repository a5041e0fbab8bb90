package kenpo.captcha.picture;

import java.util.List;

/**
 * What makes a level's pictures hard. The table is where that is changed; docs/captcha.md says what
 * people and machines read of each.
 */
record Style(Glyphs glyphs, Waves waves, Extras extras) {

  private static final List<Style> LEVELS =
      List.of(
          new Style(
              new Glyphs(1, 5, 0, false), //
              new Waves(0, 0),
              new Extras(1, 0, 0)),
          new Style(
              new Glyphs(2, 12, 0.05, false), //
              new Waves(4, 0),
              new Extras(2, 0, 0)),
          new Style(
              new Glyphs(3, 18, 0.12, true), //
              new Waves(5, 3),
              new Extras(1, 0, 0)),
          new Style(
              new Glyphs(5, 18, 0.2, true), //
              new Waves(5, 3),
              new Extras(0, 3, 6)));

  /**
   * @param faces how many typefaces may come in one code
   * @param tilt degrees to either side, at most
   * @param overlap of two neighbours, as a part of the narrower one's width
   */
  record Glyphs(int faces, double tilt, double overlap, boolean areHollow) {}

  /**
   * By how much a sine wave moves a point at most, in pixels.
   *
   * @param rise up and down, along the line
   * @param sway to the sides, across it
   */
  record Waves(double rise, double sway) {}

  /**
   * What is drawn besides.
   *
   * @param lines thin, from side to side
   * @param arcs with the glyphs' pen
   * @param decoys small characters with a thin pen; the code stands before them
   */
  record Extras(int lines, int arcs, int decoys) {}

  static Style of(int level) {
    return LEVELS.get(level - 1);
  }
}
