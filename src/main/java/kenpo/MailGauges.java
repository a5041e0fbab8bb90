package kenpo;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import kenpo.mail.Outgoing;
import kenpo.mail.Outgoing.Dead;
import kenpo.mail.Outgoing.Death;
import kenpo.mail.Outgoing.Waiting;

/** What an operator sees of the outbox, of all servers together, as it was when last measured. */
final class MailGauges {

  private final Outgoing outgoing;
  private final InstantSource clock;
  private final AtomicLong waiting = new AtomicLong();
  private final AtomicLong oldestSeconds = new AtomicLong();
  private final Map<Death, AtomicLong> dead = new EnumMap<>(Death.class);

  MailGauges(Outgoing outgoing, InstantSource clock, MeterRegistry meters) {
    this.outgoing = outgoing;
    this.clock = clock;
    Gauge.builder("portal.mail.waiting", waiting, AtomicLong::get)
        .description("Mails in the outbox that are to be sent")
        .register(meters);
    Gauge.builder("portal.mail.oldest", oldestSeconds, AtomicLong::get)
        .description("How long the oldest of them has been waiting")
        .baseUnit("seconds")
        .register(meters);
    for (var reason : Death.values()) {
      Gauge.builder("portal.mail.dead", counted(reason), AtomicLong::get)
          .description("Mails given up within 30 days")
          .tag("reason", reason.code())
          .register(meters);
    }
  }

  Future<Void> measure() {
    return outgoing
        .waiting()
        .onSuccess(this::keep)
        .compose(counted -> outgoing.dead().onSuccess(this::keep))
        .mapEmpty();
  }

  private AtomicLong counted(Death reason) {
    return dead.computeIfAbsent(reason, none -> new AtomicLong());
  }

  private void keep(Waiting found) {
    waiting.set(found.count());
    oldestSeconds.set(found.oldest().map(this::age).orElse(0L));
  }

  private long age(Instant written) {
    return Duration.between(written, clock.instant()).toSeconds();
  }

  private void keep(List<Dead> found) {
    for (var reason : Death.values()) {
      var of = found.stream().filter(count -> count.reason() == reason).map(Dead::count);
      counted(reason).set(of.findFirst().orElse(0L));
    }
  }
}
