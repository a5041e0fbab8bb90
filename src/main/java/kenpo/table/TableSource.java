package kenpo.table;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * The bytes of one file of comma-separated values while it is read, and whether they are still
 * those of its path. Blocking.
 */
public final class TableSource implements AutoCloseable {

  private static final int BLOCK = 1 << 16;

  /** What a path named; two that are equal named the same unchanged file. */
  private record Stamp(long size, FileTime modified, String file) {

    static Stamp of(Path path) throws IOException {
      var attributes = Files.readAttributes(path, BasicFileAttributes.class);
      return new Stamp(
          attributes.size(), attributes.lastModifiedTime(), String.valueOf(attributes.fileKey()));
    }
  }

  private final Path path;
  private final Stamp before;
  private final FileChannel channel;
  private final TableEncoding encoding;
  private final CRC32C content = new CRC32C();
  private volatile long bytesRead;

  public TableSource(Path path) throws IOException {
    this.path = path;
    this.before = Stamp.of(path);
    this.channel = FileChannel.open(path, StandardOpenOption.READ);
    this.encoding = TableEncoding.of(block(0), sample());
  }

  public TableEncoding encoding() {
    return encoding;
  }

  /** From any thread. */
  public long bytesRead() {
    return bytesRead;
  }

  /** The text without its byte order mark. Bytes that are none of the encoding fail it. */
  Reader text() throws IOException {
    boolean marked = TableEncoding.begins(block(0), 0xEF, 0xBB, 0xBF);
    channel.position(marked ? 3 : 0);
    return Channels.newReader(Channels.newChannel(counted()), strict(), BLOCK);
  }

  /** Whether the path meanwhile names another file, or one of another length or age. */
  public boolean hasChanged() {
    try {
      return !Stamp.of(path).equals(before);
    } catch (IOException e) {
      return true;
    }
  }

  /** Whether the same was read from both, and of the same unchanged file. */
  public boolean isSameAs(TableSource other) {
    return before.equals(other.before) && content.getValue() == other.content.getValue();
  }

  /** The line of the first byte that is none of the encoding; reads the file once more. */
  long lineOfBrokenByte() throws IOException {
    try (var again = FileChannel.open(path, StandardOpenOption.READ)) {
      return lineOfBrokenByte(again);
    }
  }

  private long lineOfBrokenByte(FileChannel again) throws IOException {
    var decoder = strict();
    var bytes = ByteBuffer.allocate(BLOCK).limit(0);
    var letters = CharBuffer.allocate(BLOCK);
    long line = 1;
    boolean ended = false;
    while (true) {
      bytes.compact();
      ended |= again.read(bytes) < 0;
      bytes.flip();
      var result = decoder.decode(bytes, letters, ended);
      letters.flip();
      line += letters.chars().filter(c -> c == '\n').count();
      letters.clear();
      if (result.isError() || ended && result.isUnderflow()) {
        return line;
      }
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private CharsetDecoder strict() {
    return encoding
        .charset()
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  private InputStream counted() {
    var bytes = Channels.newInputStream(channel);
    return new FilterInputStream(bytes) {
      // A file that grows faster than it is read ends where it ended at first.
      @Override
      public int read(byte[] into, int from, int length) throws IOException {
        long left = before.size - channel.position();
        int count = left <= 0 ? -1 : super.read(into, from, (int) Math.min(length, left));
        bytesRead = channel.position();
        content.update(into, from, Math.max(count, 0));
        return count;
      }
    };
  }

  /** The first block that isn't all ASCII; files with titles in ASCII may begin with others. */
  private byte[] sample() throws IOException {
    long at = 0;
    while (true) {
      var block = block(at);
      for (byte b : block) {
        if (b < 0) {
          return block;
        }
      }
      if (block.length < BLOCK) {
        return block;
      }
      at += BLOCK;
    }
  }

  private byte[] block(long at) throws IOException {
    var block = ByteBuffer.allocate(BLOCK);
    while (block.hasRemaining() && channel.read(block, at + block.position()) > 0) {
      // A file may be read in pieces.
    }
    return Arrays.copyOf(block.array(), block.position());
  }
}
