package kenpo.health.file;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Unpacks entries, one at a time; what the directory didn't announce is never unpacked. */
final class ZipContent implements AutoCloseable {

  private static final int HEADER = 0x04034b50;
  private static final int HEADER_LENGTH = 30;
  private static final int IN_EXTRA = 0xFFFFFFFF;

  private final ZipSource source;
  private final long directoryAt;
  private final Inflater inflater = new Inflater(true);

  /** The bytes of an entry, or why there are none. */
  sealed interface Unpacked {
    record Bytes(byte[] bytes) implements Unpacked {}

    record Not(String key) implements Unpacked {}
  }

  ZipContent(ZipSource source, long directoryAt) {
    this.source = source;
    this.directoryAt = directoryAt;
  }

  /** The entry's sizes have to be within limits by then. */
  Unpacked unpack(ZipEntry entry) throws IOException {
    if (!entry.isPackedInAKnownWay()) {
      return new Unpacked.Not("zip.method");
    }
    try {
      var header = source.read(entry.at(), HEADER_LENGTH);
      int name = ZipDirectory.unsigned(header.getShort(26));
      long at = entry.at() + HEADER_LENGTH + name + ZipDirectory.unsigned(header.getShort(28));
      if (contradicts(entry, header, name) || at + entry.packed() > directoryAt) {
        return new Unpacked.Not("zip.contradicts");
      }
      return unpacked(entry, source.read(at, (int) entry.packed()).array())
          .<Unpacked>map(Unpacked.Bytes::new)
          .orElseGet(() -> new Unpacked.Not("zip.broken"));
    } catch (EOFException e) {
      return new Unpacked.Not("zip.broken");
    }
  }

  /** Programs that read entries by their own headers would see something else. */
  private boolean contradicts(ZipEntry entry, ByteBuffer header, int name) throws IOException {
    if (header.getInt(0) != HEADER
        || ZipDirectory.unsigned(header.getShort(8)) != entry.method()
        || (header.getShort(6) & 1) != (entry.flags() & 1)) {
      return true;
    }
    var path = source.read(entry.at() + HEADER_LENGTH, name).array();
    return !NameHash.of(path).equals(entry.name())
        || !ZipEntry.leavesSizesBehind(header.getShort(6))
            && (header.getInt(14) != entry.crc()
                || differs(header.getInt(18), entry.packed())
                || differs(header.getInt(22), entry.size()));
  }

  private static boolean differs(int size, long inDirectory) {
    return size != IN_EXTRA && Integer.toUnsignedLong(size) != inDirectory;
  }

  private Optional<byte[]> unpacked(ZipEntry entry, byte[] packed) {
    var bytes = entry.method() == ZipEntry.STORED ? Optional.of(packed) : inflated(entry, packed);
    var crc = new CRC32();
    bytes.ifPresent(crc::update);
    return bytes.filter(all -> (int) crc.getValue() == entry.crc());
  }

  private Optional<byte[]> inflated(ZipEntry entry, byte[] packed) {
    var bytes = new byte[(int) entry.size()];
    inflater.reset();
    inflater.setInput(packed);
    try {
      int count = 0;
      int more = 1;
      while (more > 0 && count < bytes.length) {
        more = inflater.inflate(bytes, count, bytes.length - count);
        count += more;
      }
      boolean whole = count == bytes.length && inflater.inflate(new byte[1]) == 0;
      return whole && inflater.finished() && inflater.getRemaining() == 0
          ? Optional.of(bytes)
          : Optional.empty();
    } catch (DataFormatException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    inflater.end();
  }
}
