package kenpo.captcha.picture;

/** In which colours a picture is drawn, and how boldly. */
public enum Look {
  PLAIN(0x1F3A5F, 0xF3F6FA, 1),
  /** For who sees little: black on white. */
  CONTRAST(0x000000, 0xFFFFFF, 1.35);

  private final int ink;
  private final int paper;
  private final double boldness;

  Look(int ink, int paper, double boldness) {
    this.ink = ink;
    this.paper = paper;
    this.boldness = boldness;
  }

  /** As 0xRRGGBB. */
  int ink() {
    return ink;
  }

  int paper() {
    return paper;
  }

  /** By how much its pen is wider. */
  double boldness() {
    return boldness;
  }
}
