package kenpo.captcha;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import kenpo.throttle.Step;

/** Counts what the ladder asked. */
record Decisions(MeterRegistry meters) {

  void count(Purpose purpose, Step step) {
    Counter.builder("portal.throttle.decisions")
        .description("Tries by the level that held for them (0: asked nothing, 5: had to wait)")
        .tag("purpose", purpose.label())
        .tag("level", String.valueOf(step.level()))
        .register(meters)
        .increment();
  }
}
