package kenpo.health.file;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The record that ends a ZIP and says where its directory is.
 *
 * @param at where the directory begins
 * @param length of the directory in bytes
 */
record ZipEnd(long at, long length, long entries) {

  private static final int LOCAL = 0x04034b50;
  private static final int SIGNATURE = 0x06054b50;
  private static final int LENGTH = 22;
  private static final int LONGEST_COMMENT = 0xFFFF;
  private static final int LOCATOR = 0x07064b50;
  private static final int LOCATOR_LENGTH = 20;
  private static final int SIGNATURE_64 = 0x06064b50;
  private static final int LENGTH_64 = 56;
  private static final long IN_64 = 0xFFFFFFFFL;

  static ZipEnd find(ZipSource source) throws IOException, Unreadable {
    int length = (int) Math.min(source.size(), LENGTH + LONGEST_COMMENT);
    var tail = source.read(source.size() - length, length);
    for (int at = length - LENGTH; at >= 0; at--) {
      if (tail.getInt(at) == SIGNATURE
          && at + LENGTH + Short.toUnsignedInt(tail.getShort(at + 20)) == length) {
        return read(
            source, tail.slice(at, LENGTH).order(tail.order()), source.size() - length + at);
      }
    }
    throw Unreadable.because(beginsLikeAZip(source) ? "zip.cut" : "zip.not-a-zip");
  }

  private static boolean beginsLikeAZip(ZipSource source) throws IOException {
    return source.size() >= Integer.BYTES && source.read(0, Integer.BYTES).getInt() == LOCAL;
  }

  private static ZipEnd read(ZipSource source, ByteBuffer record, long recordAt)
      throws IOException, Unreadable {
    int entries = Short.toUnsignedInt(record.getShort(10));
    long length = Integer.toUnsignedLong(record.getInt(12));
    long at = Integer.toUnsignedLong(record.getInt(16));
    if (entries == LONGEST_COMMENT || length == IN_64 || at == IN_64) {
      var locator = locator(source, recordAt);
      if (locator.getInt(0) == LOCATOR) {
        return read64(source, locator.getLong(8), recordAt - LOCATOR_LENGTH);
      }
    }
    if (record.getShort(4) != 0 || record.getShort(6) != 0) {
      throw Unreadable.because("zip.split");
    }
    return checked(new ZipEnd(at, length, entries), recordAt);
  }

  private static ByteBuffer locator(ZipSource source, long recordAt)
      throws IOException, Unreadable {
    if (recordAt < LOCATOR_LENGTH + LENGTH_64) {
      throw Unreadable.because("zip.broken");
    }
    return source.read(recordAt - LOCATOR_LENGTH, LOCATOR_LENGTH);
  }

  private static ZipEnd read64(ZipSource source, long recordAt, long locatorAt)
      throws IOException, Unreadable {
    if (recordAt < 0 || recordAt > locatorAt - LENGTH_64) {
      throw Unreadable.because("zip.broken");
    }
    var record = source.read(recordAt, LENGTH_64);
    if (record.getInt(0) != SIGNATURE_64) {
      throw Unreadable.because("zip.broken");
    }
    if (record.getInt(16) != 0 || record.getInt(20) != 0) {
      throw Unreadable.because("zip.split");
    }
    return checked(
        new ZipEnd(record.getLong(48), record.getLong(40), record.getLong(32)), recordAt);
  }

  /** What stands before the first entry, or between directory and end, other programs may read. */
  private static ZipEnd checked(ZipEnd end, long recordAt) throws Unreadable {
    if (end.at < 0 || end.length < 0 || end.entries < 0 || end.at != recordAt - end.length) {
      throw Unreadable.because("zip.contradicts");
    }
    return end;
  }
}
