package kenpo.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads a folder that travels on the class path, whether in a jar or not; blocking, at start. */
final class BundledFolder {

  private BundledFolder() {}

  /** Contents by path within the folder, in order. */
  static SortedMap<String, byte[]> read(String folder) {
    try {
      var root = BundledFolder.class.getResource("/" + folder).toURI();
      if (!root.getScheme().equals("jar")) {
        return read(Path.of(root));
      }
      var jar = URI.create(root.toString().split("!", 2)[0]);
      try (var files = FileSystems.newFileSystem(jar, Map.of())) {
        return read(files.getPath("/" + folder));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SortedMap<String, byte[]> read(Path root) throws IOException {
    var found = new TreeMap<String, byte[]>();
    try (var files = Files.walk(root)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        found.put(root.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return found;
  }
}
