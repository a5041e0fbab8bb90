package kenpo.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import kenpo.config.Overrides;
import kenpo.config.PortalConfig;
import kenpo.society.Societies;
import kenpo.society.Society;

/** The portal's defaults and the sample societies, moved to the demo's ports. */
final class DemoSettings {

  private static final String SOCIETIES = "/conf/societies";

  private DemoSettings() {}

  static PortalConfig portal(DemoFolder folder, Ports ports) {
    return PortalConfig.load(
        Optional.empty(),
        Overrides.of(
            Map.of(
                "PORTAL_SECRET", folder.secret("portal"),
                "PORTAL_MEMBER_PORT", Integer.toString(ports.member),
                "PORTAL_MANAGEMENT_PORT", Integer.toString(ports.management),
                "PORTAL_DATABASE_PORT", Integer.toString(ports.database),
                "PORTAL_DATABASE_TLS", "disable",
                "PORTAL_DATABASE_PASSWORD", folder.secret(EmbeddedDatabase.APPLICATION),
                "PORTAL_DATABASE_OWNER_PASSWORD", folder.secret(EmbeddedDatabase.OWNER),
                "PORTAL_MAIL_PORT", Integer.toString(ports.smtp),
                "PORTAL_MAIL_START_TLS", "disabled")));
  }

  /** The sample societies, as they come with the program. */
  static Societies societies(int port) throws IOException {
    var samples = samples().all().stream();
    return Societies.of(samples.map(society -> society.withBaseUrl(at(society, port))).toList());
  }

  private static Societies samples() throws IOException {
    var folder = URI.create(DemoSettings.class.getResource(SOCIETIES).toString());
    if (!folder.getScheme().equals("jar")) {
      return Societies.load(Path.of(folder));
    }
    var jar = URI.create(folder.toString().split("!")[0]);
    try (var files = FileSystems.newFileSystem(jar, Map.of())) {
      return Societies.load(files.getPath(SOCIETIES));
    }
  }

  private static URI at(Society society, int port) {
    return URI.create("http://localhost:%d/s/%s".formatted(port, society.id()));
  }
}
