package kenpo.home;

import java.util.Optional;

/** What home tells of a member's checkups, without a word of what they say. */
public enum News {
  /** There are some, and this account never looked at any. */
  READY,
  /** The newest day has one that wasn't shown yet. */
  ARRIVED,
  /** An earlier day has such a one, or something that was shown was corrected or taken back. */
  UPDATED;

  /**
   * What is known without looking at results.
   *
   * @param open whether whoever asks could see results, or has proved who he is for that
   * @param held whether there are any that pages show
   * @param looked whether this account was ever shown any
   * @param stored whether any was stored that it wasn't shown so
   * @param newest whether of the latest day there is one that it was never shown
   * @param gone whether any that it was shown isn't there any more
   */
  record Known(
      boolean open, boolean held, boolean looked, boolean stored, boolean newest, boolean gone) {}

  static Optional<News> of(Known known) {
    if (!known.open || !known.held && !known.gone) {
      return Optional.empty();
    }
    if (!known.looked) {
      return Optional.of(READY);
    }
    if (known.newest) {
      return Optional.of(ARRIVED);
    }
    return known.stored || known.gone ? Optional.of(UPDATED) : Optional.empty();
  }
}
