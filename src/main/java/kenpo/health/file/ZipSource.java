package kenpo.health.file;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;

/** The bytes of a ZIP, from any place in it; reading waits for the disk. */
final class ZipSource implements AutoCloseable {

  private final Path path;
  private final FileChannel channel;
  private final long size;
  private final FileTime modified;

  private ZipSource(Path path, FileChannel channel) throws IOException {
    this.path = path;
    this.channel = channel;
    this.size = channel.size();
    this.modified = Files.getLastModifiedTime(path);
  }

  static ZipSource open(Path path) throws IOException, Unreadable {
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw Unreadable.because("file.not-a-file");
    }
    try {
      return new ZipSource(path, FileChannel.open(path, StandardOpenOption.READ));
    } catch (NoSuchFileException | AccessDeniedException e) {
      throw unreadable(e);
    }
  }

  static Unreadable unreadable(FileSystemException e) {
    return Unreadable.because(
        e instanceof AccessDeniedException ? "file.no-permission" : "file.absent");
  }

  /** As it was when it was opened. */
  long size() {
    return size;
  }

  /** Fails when the path meanwhile names a file of another length or age, or none. */
  void refuseChanged() throws IOException, Unreadable {
    try {
      if (Files.size(path) == size && Files.getLastModifiedTime(path).equals(modified)) {
        return;
      }
    } catch (NoSuchFileException e) {
      // It is gone: told below.
    }
    throw Unreadable.because("file.changed");
  }

  /** The bytes from there on, in the order of bytes that ZIPs have. */
  ByteBuffer read(long at, int length) throws IOException {
    var bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, at + bytes.position()) < 0) {
        throw new EOFException("the file ends before what it says it holds");
      }
    }
    return bytes.flip();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
