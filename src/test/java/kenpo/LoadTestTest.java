package kenpo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is measured with takes part in no build of its own: a change of the product may break it.
 */
class LoadTestTest {

  private static final Path SOURCES = Path.of("loadtest/src");

  @TempDir private Path classes;

  @Test
  void whatTheServerIsMeasuredWithFitsTheServer() throws IOException {
    var said = new StringWriter();
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, null)) {
      var options =
          List.of(
              "-Xlint:all,-classfile,-processing",
              "-Werror",
              "-proc:none",
              "-d",
              classes.toString(),
              "--class-path",
              System.getProperty("java.class.path"));
      var task =
          compiler.getTask(
              said, files, null, options, null, files.getJavaFileObjectsFromPaths(sources()));
      assertThat(task.call()).as(said.toString()).isTrue();
    }
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> all = Files.walk(SOURCES)) {
      return all.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }
}
