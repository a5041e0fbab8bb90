package kenpo.health.file;

import java.time.LocalDate;

/**
 * How much of a file is read at all: more than any checkup institution sends, and less than would
 * fill the memory or keep a server busy for hours. What is beyond is refused before it is unpacked.
 *
 * @param entries in a ZIP, of any kind
 * @param documents in a ZIP
 * @param documentBytes of one document or index, unpacked; a person's is about 15 kB
 * @param totalBytes of all documents, unpacked
 * @param ratio how many bytes one packed byte may stand for
 * @param latest no day in a document is after this one
 */
public record Limits(
    int entries, int documents, int documentBytes, long totalBytes, int ratio, LocalDate latest) {

  /** The limits of the product. */
  public static Limits asOf(LocalDate today) {
    return new Limits(500_000, 200_000, 2 << 20, 8L << 30, 200, today);
  }
}
