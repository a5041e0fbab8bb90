package kenpo.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import kenpo.crypto.Tokens;

/**
 * {@code var/}: all that the demo keeps. Only its owner may look inside, and one demo at a time
 * uses it.
 */
final class DemoFolder {

  private static final String LOCK = "demo.lock";
  private static final String OWNER = "unix:uid";
  private static final long NEEDED_MB = 500;
  private static final long MB = 1024 * 1024;

  private final Path root;
  private final FileChannel lock;

  private DemoFolder(Path root, FileChannel lock) {
    this.root = root;
    this.lock = lock;
  }

  /** Takes the folder for this process, until its end. */
  static DemoFolder open(Path folder) {
    var root = folder.toAbsolutePath().normalize();
    try {
      requireOwn(root);
      Files.createDirectories(root);
      Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
      return new DemoFolder(root, lock(root));
    } catch (IOException e) {
      throw new CannotStart(root + ": can't be written to (" + e.getMessage() + ")", e);
    }
  }

  /** A file or folder inside, e.g. {@code roster/aoba.csv}; its own folder is made. */
  Path path(String name) {
    try {
      var path = root.resolve(name);
      Files.createDirectories(path.getParent());
      return path;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A random value that stays the same: made at first use, readable by its owner alone. */
  String secret(String name) {
    try {
      var file = secretFile(name);
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file that holds the secret. */
  Path secretFile(String name) throws IOException {
    var file = path("secrets/" + name);
    if (!Files.exists(file)) {
      // Whole or not at all, should this process be killed meanwhile. Temporary files are 600.
      var written = Files.createTempFile(file.getParent(), name, ".new");
      Files.writeString(written, new Tokens(new SecureRandom()).next());
      Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    }
    return file;
  }

  /** Lets another demo have the folder. */
  void release() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes all inside. */
  void empty() {
    delete("");
  }

  /** Deletes a folder inside, whatever is in it. */
  void delete(String name) {
    try {
      if (Files.exists(root.resolve(name))) {
        Files.walkFileTree(root.resolve(name), new Deletion());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void requireSpace() {
    try {
      long free = Files.getFileStore(root).getUsableSpace() / MB;
      if (free < NEEDED_MB) {
        throw new CannotStart(
            "disk full: %d MB free at %s; the demo needs %d MB".formatted(free, root, NEEDED_MB));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void requireOwn(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    var self = Files.getAttribute(Path.of("/proc/self"), OWNER);
    if (!self.equals(Files.getAttribute(root, OWNER))) {
      throw new CannotStart(
          "%s belongs to user %s; run the demo as that user, or move the folder away"
              .formatted(root, Files.getOwner(root)));
    }
  }

  private static FileChannel lock(Path root) throws IOException {
    var file = root.resolve(LOCK);
    var channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    if (channel.tryLock() == null) {
      throw new CannotStart(
          "another demo is running in %s (process %s); stop it first, or use a second checkout"
              .formatted(root.getParent(), Files.readString(file).strip()));
    }
    channel.truncate(0);
    channel.write(StandardCharsets.US_ASCII.encode(Long.toString(ProcessHandle.current().pid())));
    return channel;
  }

  /** Deletes what it visits, without following links; but not the folder's root nor its lock. */
  private final class Deletion extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (!file.equals(root.resolve(LOCK))) {
        Files.delete(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
      if (!folder.equals(root) && Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
        Files.delete(folder);
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
