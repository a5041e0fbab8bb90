package kenpo.captcha;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Optional;

/** Counts challenges; all words are from closed lists. */
record ChallengeCounts(MeterRegistry meters) {

  private static final String NONE = "none";

  void issued(Ticket ticket, String way) {
    count("issued", ticket.purpose(), Optional.of(ticket), Tags.of("way", way));
  }

  void redeemed(Purpose purpose, Optional<Try> given, Redeemed redeemed) {
    var way = given.map(Try::way).map(Way::label).orElse(NONE);
    count(
        "redeemed",
        purpose,
        given.map(Try::ticket),
        Tags.of("outcome", redeemed.outcome(), "way", way));
  }

  private void count(String what, Purpose purpose, Optional<Ticket> ticket, Tags more) {
    Counter.builder("portal.challenges." + what)
        .description("Challenges by purpose, level and way (none: what was sent is no challenge)")
        .tag("purpose", purpose.label())
        .tag("level", ticket.map(it -> String.valueOf(it.level())).orElse(NONE))
        .tags(more)
        .register(meters)
        .increment();
  }
}
