package kenpo.health.file;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The directory at the end of a ZIP, read as a stream: a million entries take no more memory than
 * one. Any contradiction within it refuses the file, as other programs may see other entries.
 */
final class ZipDirectory {

  private static final int HEADER = 0x02014b50;
  private static final int HEADER_LENGTH = 46;
  private static final int WINDOW = 1 << 18;
  private static final long IN_EXTRA = 0xFFFFFFFFL;
  private static final int ZIP64 = 1;
  private static final int LONGEST_NAME = 1000;

  private final ZipSource source;
  private final ZipEnd end;
  private ByteBuffer window = ByteBuffer.allocate(0);
  private long at;
  private int number;

  ZipDirectory(ZipSource source, ZipEnd end) {
    this.source = source;
    this.end = end;
    this.at = end.at();
  }

  boolean hasNext() {
    return number < end.entries();
  }

  /** The next entry, in the order of the directory. */
  ZipEntry.Listed next() throws IOException, Unreadable {
    need(HEADER_LENGTH);
    if (window.getInt(window.position()) != HEADER) {
      throw Unreadable.because("zip.broken");
    }
    int start = window.position();
    int name = unsigned(window.getShort(start + 28));
    int extra = unsigned(window.getShort(start + 30));
    int length = HEADER_LENGTH + name + extra + unsigned(window.getShort(start + 32));
    need(length);
    var entry = entry(window.slice(window.position(), length).order(window.order()), name, extra);
    window.position(window.position() + length);
    at += length;
    if (!hasNext() && at != end.at() + end.length()) {
      throw Unreadable.because("zip.contradicts");
    }
    return entry;
  }

  /** So many bytes from here on are in the window. */
  private void need(int bytes) throws IOException, Unreadable {
    if (window.remaining() >= bytes) {
      return;
    }
    long left = end.at() + end.length() - at;
    if (left < bytes) {
      throw Unreadable.because("zip.broken");
    }
    window = source.read(at, (int) Math.min(left, Math.max(bytes, WINDOW)));
  }

  private ZipEntry.Listed entry(ByteBuffer header, int name, int extra) throws Unreadable {
    if (name > LONGEST_NAME) {
      throw Unreadable.because("zip.name-too-long", Integer.toString(LONGEST_NAME));
    }
    var bytes = new byte[name];
    header.get(HEADER_LENGTH, bytes);
    var sizes = new Sizes(header.slice(HEADER_LENGTH + name, extra).order(header.order()));
    long size = sizes.orElse(header.getInt(24));
    long packed = sizes.orElse(header.getInt(20));
    long offset = sizes.orElse(header.getInt(42));
    if (header.getShort(34) != 0) {
      throw Unreadable.because("zip.split");
    }
    number++;
    var path = EntryName.decoded(bytes);
    return new ZipEntry.Listed(
        path,
        new ZipEntry(
            EntryName.shown(path, number),
            NameHash.of(bytes),
            unsigned(header.getShort(8)),
            unsigned(header.getShort(10)),
            header.getInt(16),
            packed,
            size,
            offset));
  }

  static int unsigned(short two) {
    return Short.toUnsignedInt(two);
  }

  /** Sizes that don't fit into the header stand in an extra field, in this order. */
  private static final class Sizes {

    private final ByteBuffer found;

    Sizes(ByteBuffer extra) {
      this.found = find(extra);
    }

    private static ByteBuffer find(ByteBuffer extra) {
      while (extra.remaining() >= 4) {
        int kind = unsigned(extra.getShort());
        int length = Math.min(unsigned(extra.getShort()), extra.remaining());
        if (kind == ZIP64) {
          return extra.slice(extra.position(), length).order(extra.order());
        }
        extra.position(extra.position() + length);
      }
      return ByteBuffer.allocate(0);
    }

    long orElse(int inHeader) throws Unreadable {
      long plain = Integer.toUnsignedLong(inHeader);
      if (plain != IN_EXTRA) {
        return plain;
      }
      if (found.remaining() < Long.BYTES) {
        throw Unreadable.because("zip.broken");
      }
      long value = found.getLong();
      if (value < 0) {
        throw Unreadable.because("zip.broken");
      }
      return value;
    }
  }
}
