package kenpo.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A configuration file's text and the name it goes by in messages. */
public record ConfigFile(String name, String text) {

  public static ConfigFile at(Path path) {
    try {
      return new ConfigFile(path.toString(), Files.readString(path));
    } catch (IOException e) {
      throw new ConfigError(
          path
              + ": cannot be read ("
              + e.getClass().getSimpleName()
              + "); allowed: a readable UTF-8 file");
    }
  }

  /** A file that travels inside the jar, e.g. {@code conf/portal.yaml}. */
  public static ConfigFile bundled(String name) {
    try (var in = ConfigFile.class.getResourceAsStream("/" + name)) {
      return new ConfigFile(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
