package kenpo.letter.print;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A file for the printer, which its owner alone may read. It has another name until what is in it
 * is kept in the database, and is deleted where that surely never happens.
 */
final class PrintFile implements Closeable {

  private static final String UNFINISHED = ".part";

  private final Path folder;
  private final Path part;
  private final FileChannel channel;
  private boolean stays;

  private PrintFile(Path folder, Path part, FileChannel channel) {
    this.folder = folder;
    this.part = part;
    this.channel = channel;
  }

  /** {@code name}: of nothing that is in the folder, without its ending. */
  static PrintFile begin(Path folder, String name) throws IOException {
    var part = folder.resolve(name + UNFINISHED);
    var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    return new PrintFile(folder, part, FileChannel.open(part, options, owner));
  }

  /** Closing it closes the file only after {@link #settle}. */
  OutputStream stream() {
    return Channels.newOutputStream(channel);
  }

  /** From now on the disk has it, whatever happens to this machine. */
  void settle() throws IOException {
    channel.force(true);
  }

  /** Gives it the name that people look for. */
  Path publish(String name) throws IOException {
    stays = true;
    var file = Files.move(part, folder.resolve(name));
    try (var directory = FileChannel.open(folder, StandardOpenOption.READ)) {
      directory.force(true);
    }
    return file;
  }

  /** Nobody knows whether the database has it: it stays under the name that it has. */
  void leave() {
    stays = true;
  }

  @Override
  public void close() throws IOException {
    channel.close();
    if (!stays) {
      Files.deleteIfExists(part);
    }
  }
}
