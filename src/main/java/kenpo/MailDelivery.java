package kenpo;

import static net.logstash.logback.argument.StructuredArguments.kv;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import kenpo.crypto.Links;
import kenpo.db.Unavailable;
import kenpo.mail.Letterhead;
import kenpo.mail.MailTexts;
import kenpo.mail.Outgoing;
import kenpo.mail.Outgoing.State;
import kenpo.mail.Outgoing.Taken;
import kenpo.mail.Postman;
import kenpo.society.Societies;
import kenpo.society.Society;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One mail, from the outbox to the mail server: writes it, hands it over, and keeps what came of
 * it.
 */
final class MailDelivery {

  private static final Logger LOG = LoggerFactory.getLogger(MailDelivery.class);

  /**
   * A mail that was sent should not be sent again because the database is away: it is told again
   * and again, as long as nobody else can have the mail.
   */
  private static final Duration TELL_AGAIN = Duration.ofSeconds(1);

  private final Vertx vertx;
  private final Outgoing outgoing;
  private final MailTexts texts;
  private final Postman postman;
  private final Links links;
  private final Societies societies;
  private final MeterRegistry meters;
  private final Duration most;

  /** {@code most}: the longest that one mail may take, lest it outlive its lease. */
  MailDelivery(
      Vertx vertx,
      Outgoing outgoing,
      MailTexts texts,
      Postman postman,
      Links links,
      Societies societies,
      MeterRegistry meters,
      Duration most) {
    this.vertx = vertx;
    this.outgoing = outgoing;
    this.texts = texts;
    this.postman = postman;
    this.links = links;
    this.societies = societies;
    this.meters = meters;
    this.most = most;
  }

  /** Done when the outbox knows what came of it; fails when it could not be told. */
  Future<Void> deliver(Taken taken) {
    var ended = outgoing.isUseless(taken) ? outgoing.expired(taken) : tryToSend(taken);
    return ended
        .onSuccess(state -> tell(taken, state))
        .onFailure(failure -> LOG.warn("mail's state not kept {}", kv("mail", taken.id())))
        .mapEmpty();
  }

  Future<Void> close() {
    return postman.close();
  }

  private Future<State> tryToSend(Taken taken) {
    return send(taken)
        .timeout(most.toMillis(), TimeUnit.MILLISECONDS)
        .transform(
            end -> end.succeeded() ? sent(taken) : failed(taken, Postman.failure(end.cause())));
  }

  private Future<Void> send(Taken taken) {
    return societies
        .byId(taken.societyId())
        .map(society -> letterhead(society, taken))
        .map(head -> send(taken, head))
        .orElseGet(() -> Future.failedFuture("no such society any more"));
  }

  private Future<Void> send(Taken taken, Letterhead head) {
    return texts
        .write(taken.mail(), head)
        .compose(written -> postman.send(taken.mail().address(), taken.messageId(), head, written));
  }

  private Future<State> sent(Taken taken) {
    return outgoing
        .sent(taken)
        .recover(
            failure ->
                failure instanceof Unavailable && outgoing.isOurs(taken)
                    ? vertx
                        .timer(TELL_AGAIN.toMillis(), TimeUnit.MILLISECONDS)
                        .compose(later -> sent(taken))
                    : Future.failedFuture(failure));
  }

  private Future<State> failed(Taken taken, Postman.Failure failure) {
    LOG.warn(
        "mail not sent {} {} {} {}",
        kv("mail", taken.id()),
        kv("template", taken.mail().template()),
        kv("attempt", taken.attempts()),
        kv("failure", failure.kind()));
    count(taken, "failed");
    return outgoing.failed(taken, failure);
  }

  private void tell(Taken taken, State state) {
    var mail = kv("mail", taken.id());
    var template = kv("template", taken.mail().template());
    switch (state) {
      case State.Sent sent -> {
        LOG.info("mail sent {} {}", mail, template);
        count(taken, "sent");
      }
      case State.Dead(var reason) -> {
        LOG.warn("mail given up {} {} {}", mail, template, kv("reason", reason.code()));
        count(taken, "dead");
      }
      case State.NotOurs lost -> LOG.warn("mail's lease had ended {} {}", mail, template);
      case State.Later later -> {}
    }
  }

  private Letterhead letterhead(Society society, Taken taken) {
    var language = taken.mail().language();
    var desk = society.desk();
    return new Letterhead(
        society.name().in(language),
        society.mailFrom(),
        society.baseUrl().toString(),
        taken.mail().link().map(link -> links.token(society.id(), link)).orElse(""),
        desk.name().in(language),
        desk.phone(),
        desk.hours().in(language));
  }

  private void count(Taken taken, String result) {
    Counter.builder("portal.mail")
        .description("Mails the mail server took, tries that failed, and mails that were given up")
        .tag("template", taken.mail().template())
        .tag("result", result)
        .register(meters)
        .increment();
  }
}
