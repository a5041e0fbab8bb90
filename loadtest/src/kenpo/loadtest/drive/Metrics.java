package kenpo.loadtest.drive;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** What a portal's own metrics say at one moment. */
record Metrics(String text) {

  private static final double MB = 1024 * 1024;

  static Metrics of(URI management) throws IOException {
    try (InputStream in = URI.create(management + "/metrics").toURL().openStream()) {
      return new Metrics(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  double heapMb() {
    return sum("jvm_memory_used_bytes{", "area=\"heap\"") / MB;
  }

  /** Wrong passwords that were looked at: each a hash. */
  double wrongPasswords() {
    return sum("portal_events_total{", "kind=\"login\"", "outcome=\"wrong_password\"")
        + sum("portal_events_total{", "kind=\"login\"", "outcome=\"no_account\"");
  }

  private double sum(String name, String... labels) {
    return text.lines()
        .filter(line -> line.startsWith(name))
        .filter(line -> Stream.of(labels).allMatch(line::contains))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }
}
