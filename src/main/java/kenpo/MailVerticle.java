package kenpo;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import kenpo.mail.Outgoing;
import kenpo.mail.Outgoing.Taken;

/**
 * Drains the outbox: so many mails are under way at once, and as soon as one is done with, others
 * are taken, as many as there is room for. While nothing is due it looks four times a second, which
 * costs one look into an index.
 */
final class MailVerticle extends VerticleBase {

  private static final long LOOK_AGAIN_MS = 250;
  private static final long STOP_SECONDS = 10;

  private final Outgoing outgoing;
  private final MailDelivery delivery;
  private final int atOnce;
  private final Set<Future<Void>> underWay = new HashSet<>();
  private Future<Integer> look = Future.succeededFuture(0);
  private boolean more;
  private boolean stopped;

  MailVerticle(Outgoing outgoing, MailDelivery delivery, int atOnce) {
    this.outgoing = outgoing;
    this.delivery = delivery;
    this.atOnce = atOnce;
  }

  @Override
  public Future<?> start() {
    vertx.setPeriodic(LOOK_AGAIN_MS, tick -> look());
    return Future.succeededFuture();
  }

  /** What was taken is still sent, for some time; what then isn't will be, by another lease. */
  @Override
  public Future<?> stop() {
    stopped = true;
    return look.compose(taken -> allDone())
        .timeout(STOP_SECONDS, TimeUnit.SECONDS)
        .otherwiseEmpty()
        .eventually(delivery::close);
  }

  /** Tries at once all that is due; done when nothing of it is under way any more. */
  Future<Void> drain() {
    return Future.future(drained -> context.runOnContext(here -> rounds().onComplete(drained)));
  }

  private Future<Void> rounds() {
    return look()
        .compose(taken -> allDone().map(taken))
        .compose(taken -> taken > 0 && !stopped ? rounds() : Future.succeededFuture());
  }

  /** Takes as many as there is room for; answers how many that were. */
  private Future<Integer> look() {
    int room = atOnce - underWay.size();
    if (look.isComplete() && room > 0 && !stopped) {
      look = outgoing.take(room).map(taken -> begin(taken, room)).otherwise(this::away);
      look.onSuccess(taken -> goOn());
    }
    return look;
  }

  private int begin(List<Taken> taken, int room) {
    more = taken.size() == room;
    taken.forEach(this::begin);
    return taken.size();
  }

  private void begin(Taken taken) {
    var sending = delivery.deliver(taken).otherwiseEmpty();
    underWay.add(sending);
    sending.onComplete(
        done -> {
          underWay.remove(sending);
          goOn();
        });
  }

  private void goOn() {
    if (more) {
      look();
    }
  }

  /** The database doesn't answer: the next tick asks again. */
  private int away(Throwable failure) {
    more = false;
    return 0;
  }

  private Future<Void> allDone() {
    return Future.join(List.copyOf(underWay)).mapEmpty();
  }
}
