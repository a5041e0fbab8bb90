package kenpo;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.micrometer.Label;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.util.EnumSet;
import java.util.Set;

/** A Vert.x that tells Prometheus how it and its JVM are. */
final class Instruments {

  /** Not the method: a stranger may send any word as one. */
  private static final Set<Label> LABELS =
      EnumSet.of(Label.HTTP_CODE, Label.POOL_TYPE, Label.POOL_NAME, Label.EB_SIDE);

  private Instruments() {}

  static Vertx vertx(int eventLoops, MeterRegistry meters) {
    measureJvm(meters);
    return Vertx.builder()
        .with(
            new VertxOptions()
                .setEventLoopPoolSize(eventLoops)
                .setPreferNativeTransport(true)
                .setMetricsOptions(
                    new MicrometerMetricsOptions()
                        .setEnabled(true)
                        // Ours are by route; Vert.x registers its own once for each server and
                        // client.
                        .addDisabledMetricsCategory(MetricsDomain.HTTP_SERVER)
                        .setLabels(LABELS)))
        .withMetrics(new MicrometerMetricsFactory(meters))
        .build();
  }

  private static void measureJvm(MeterRegistry meters) {
    new JvmMemoryMetrics().bindTo(meters);
    new JvmThreadMetrics().bindTo(meters);
    new UptimeMetrics().bindTo(meters);
    new JvmGcMetrics().bindTo(meters);
  }
}
