package kenpo.letter.print;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What came of printing.
 *
 * @param lapsed letters to people who are no members today; they stay in the queue
 * @param unaddressed letters to people whose address the roster lacks; they stay in the queue
 * @param contended letters that somebody else printed or voided meanwhile, again and again
 * @param stopped the database didn't answer: of the file that was under way nobody knows whether it
 *     is a batch, and those after it were not begun
 */
public record PrintReport(
    List<Part> parts, List<Long> lapsed, List<Long> unaddressed, int contended, boolean stopped) {

  /** Whether all that could be printed was. */
  public boolean isComplete() {
    return contended == 0 && !stopped;
  }

  /**
   * One file.
   *
   * @param covers the file of cover sheets, where letters go to employers
   * @param missing characters that no font has
   */
  public record Part(
      long batch,
      int letters,
      int employers,
      Path file,
      Optional<Path> covers,
      List<MissingGlyph> missing) {}

  /** {@code character}: its code point; 〓 stands in its place. */
  public record MissingGlyph(long letterId, int character) {}
}
