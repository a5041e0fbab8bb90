package kenpo.config;

import java.nio.file.Path;

/**
 * Where relative paths in a configuration begin: the folder that holds {@code bin/portal}, which
 * names it to Java, so that the command works from any folder; else the working directory.
 */
final class Home {

  private static final String PROPERTY = "portal.home";

  private Home() {}

  static Path path(String text) {
    return Path.of(System.getProperty(PROPERTY, "")).resolve(text);
  }
}
