package kenpo.chart;

/**
 * What a chart is laid out for. Its units are pixels of the page, or whatever the page is scaled
 * to.
 *
 * @param width of all
 * @param plot height of the plot alone
 * @param text size of all letters
 */
public record Frame(double width, double plot, double text) {

  /**
   * Of a phone: on one of 375 pixels the letters are some 14 pixels high, on one of 320 some 12.
   */
  public static final Frame NARROW = new Frame(320, 190, 13.5);

  /** Of a page that is made of columns, and of paper. */
  public static final Frame WIDE = new Frame(720, 280, 14);

  double row() {
    return text * 1.5;
  }
}
