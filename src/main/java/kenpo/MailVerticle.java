package kenpo;

import static net.logstash.logback.argument.StructuredArguments.kv;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.List;
import java.util.concurrent.TimeUnit;
import kenpo.crypto.Links;
import kenpo.mail.Letterhead;
import kenpo.mail.MailTexts;
import kenpo.mail.Outbox;
import kenpo.mail.Outbox.Waiting;
import kenpo.mail.Postman;
import kenpo.society.Societies;
import kenpo.society.Society;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drains the outbox: takes what is due, writes it, hands it to the mail server, and looks again.
 */
final class MailVerticle extends VerticleBase {

  private static final Logger LOG = LoggerFactory.getLogger(MailVerticle.class);
  private static final long LOOK_AGAIN_MS = 250;

  /**
   * For one mail: a server that never answers must not hold up the others, nor outlive the lease.
   */
  private static final long MOST_SECONDS = 60;

  private static final long STOP_SECONDS = 10;

  private final Outbox outbox;
  private final MailTexts texts;
  private final Postman postman;
  private final Links links;
  private final Societies societies;
  private final MeterRegistry meters;
  private final int atOnce;
  private boolean stopped;
  private Future<Void> round = Future.succeededFuture();

  MailVerticle(
      Outbox outbox,
      MailTexts texts,
      Postman postman,
      Links links,
      Societies societies,
      MeterRegistry meters,
      int atOnce) {
    this.outbox = outbox;
    this.texts = texts;
    this.postman = postman;
    this.links = links;
    this.societies = societies;
    this.meters = meters;
    this.atOnce = atOnce;
  }

  @Override
  public Future<?> start() {
    next(false);
    return Future.succeededFuture();
  }

  @Override
  public Future<?> stop() {
    stopped = true;
    return round
        .otherwiseEmpty()
        .timeout(STOP_SECONDS, TimeUnit.SECONDS)
        .otherwiseEmpty()
        .eventually(postman::close);
  }

  private void next(boolean more) {
    if (!stopped) {
      vertx.setTimer(more ? 1 : LOOK_AGAIN_MS, tick -> drain());
    }
  }

  private void drain() {
    round =
        outbox
            .take(atOnce)
            .compose(this::sendAll)
            .onSuccess(this::next)
            .onFailure(away -> next(false))
            .mapEmpty();
  }

  /** Whether there may be more. */
  private Future<Boolean> sendAll(List<Waiting> taken) {
    return Future.join(taken.stream().map(this::send).toList()).map(done -> taken.size() == atOnce);
  }

  private Future<Void> send(Waiting waiting) {
    return societies
        .byId(waiting.societyId())
        .map(society -> letterhead(society, waiting))
        .map(head -> Future.succeededFuture(head).compose(h -> deliver(waiting, h)))
        .orElseGet(() -> Future.failedFuture("no such society any more"))
        .timeout(MOST_SECONDS, TimeUnit.SECONDS)
        .compose(sent -> outbox.sent(waiting).onSuccess(done -> count(waiting, "sent")))
        .recover(failure -> failed(waiting, failure));
  }

  private Future<Void> deliver(Waiting waiting, Letterhead head) {
    return texts
        .write(waiting.mail(), head)
        .compose(
            written -> postman.send(waiting.mail().address(), waiting.messageId(), head, written));
  }

  private Future<Void> failed(Waiting waiting, Throwable failure) {
    LOG.warn(
        "mail not sent {} {} {}",
        kv("mail", waiting.id()),
        kv("attempt", waiting.attempts()),
        kv("failure", failure.getClass().getSimpleName()));
    count(waiting, "failed");
    return outbox.failed(waiting, Postman.refusedForGood(failure));
  }

  private Letterhead letterhead(Society society, Waiting waiting) {
    var language = waiting.mail().language();
    var desk = society.desk();
    return new Letterhead(
        society.name().in(language),
        society.mailFrom(),
        society.baseUrl().toString(),
        waiting.mail().link().map(link -> links.token(society.id(), link)).orElse(""),
        desk.name().in(language),
        desk.phone(),
        desk.hours().in(language));
  }

  private void count(Waiting waiting, String result) {
    Counter.builder("portal.mail")
        .description("Mails the mail server took, and tries that failed")
        .tag("template", waiting.mail().template())
        .tag("result", result)
        .register(meters)
        .increment();
  }
}
