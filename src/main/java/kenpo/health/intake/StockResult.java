package kenpo.health.intake;

import java.util.List;
import java.util.Optional;
import kenpo.health.file.Problem;
import kenpo.intake.ImportRun;

/** How an import of a {@link Stock}, or taking one back, can end. */
public sealed interface StockResult {

  /** All documents were looked at, and what could be taken is in. */
  record Done(long importId, DocumentCounts counts) implements StockResult {}

  /** What would be done; none of them was changed. */
  record Previewed(long importId, DocumentCounts counts) implements StockResult {}

  /** The file as a whole can't be read, and nothing of it was taken. Its report says why. */
  record Refused(long importId) implements StockResult {}

  /** There is no roster yet in which to look for anybody. */
  record NoRoster() implements StockResult {}

  /** The roster's keys were made by other rules than the society's policy has now. */
  record OtherKeys() implements StockResult {}

  /** Nothing was changed: somebody else imports the same stock of this society. */
  record Busy(Optional<ImportRun> underWay) implements StockResult {}

  /**
   * The database, the file or this program failed in the middle. What was counted is in; the same
   * file again goes on from there.
   *
   * @param key of the text that says which
   * @param detail such as the SQLSTATE; nothing that a document says
   * @param problems what the file turned out to be
   */
  record Failed(
      String key, String detail, long importId, DocumentCounts counts, List<Problem> problems)
      implements StockResult {}

  /**
   * An import was taken back, or would be.
   *
   * @param removed documents that it had brought
   * @param restored documents that are again as they were before it
   * @param others imports that a person should think of
   * @param preview nothing was changed
   */
  record Undone(long importId, int removed, int restored, Others others, boolean preview)
      implements StockResult {}

  /**
   * Beside an import that is taken back.
   *
   * @param sameFile read the same file and are not taken back: what they stored stays
   * @param unchangedSince later ones that were told that something is known already; if it was by
   *     the one that is taken back, it is gone until they are imported again
   */
  record Others(List<Long> sameFile, List<Long> unchangedSince) {}

  /**
   * Nothing was changed.
   *
   * @param later the import that has corrected the same documents since; empty: there is nothing to
   *     take back
   */
  record NotUndone(long importId, Optional<Long> later) implements StockResult {}

  /** The import that has something to tell of single documents, if any. */
  default Optional<Long> reported() {
    return switch (this) {
      case Done it -> Optional.of(it.importId);
      case Previewed it -> Optional.of(it.importId);
      case Failed it -> Optional.of(it.importId);
      case Refused it -> Optional.of(it.importId);
      case NoRoster _, OtherKeys _, Busy _, Undone _, NotUndone _ -> Optional.empty();
    };
  }

  /** Whether what was asked for was done. */
  default boolean isWell() {
    return switch (this) {
      case Done _, Previewed _, Undone _ -> true;
      case Refused _, NoRoster _, OtherKeys _, Busy _, Failed _, NotUndone _ -> false;
    };
  }
}
