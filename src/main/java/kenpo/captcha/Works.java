package kenpo.captcha;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import kenpo.config.PortalConfig.Work;
import kenpo.config.Secret;
import kenpo.crypto.Mac;
import kenpo.crypto.ProofOfWork;
import kenpo.crypto.Seal;
import kenpo.crypto.Tokens;

/** Challenges that a browser works for. */
final class Works {

  /** Other kinds of challenges have other keys, and so has another way to write a ticket. */
  private static final String[] KIND = {"work", "1"};

  private final Seal seal;
  private final ProofOfWork proofs;
  private final List<Work> levels;

  /** {@code levels}: the work of each, from 1 on. */
  Works(Secret secret, Tokens random, ProofOfWork proofs, List<Work> levels) {
    this.seal = new Seal(Mac.of(secret, Mac.Purpose.CHALLENGE).derived(KIND), random);
    this.proofs = proofs;
    this.levels = levels;
  }

  Issued issue(Ticket ticket) {
    var issued = new WorkTicket(ticket, of(ticket.level()));
    return new Issued(issued, seal.close(ticket.issued(), issued.bytes()));
  }

  Work of(int level) {
    return levels.get(level - 1);
  }

  int highest() {
    return levels.size();
  }

  /** With as many solutions as it asks for. */
  Optional<Try> opened(Answer.Counters answer, Instant now) {
    return seal.open(now, answer.seal())
        .map(WorkTicket::read)
        .filter(issued -> issued.work().solutions() == answer.counters().size())
        .map(issued -> new Done(issued, answer.counters(), proofs));
  }

  private record Done(WorkTicket issued, List<Long> counters, ProofOfWork proofs) implements Try {

    @Override
    public Ticket ticket() {
      return issued.ticket();
    }

    @Override
    public Way way() {
      return Way.WORK;
    }

    @Override
    public <T> Future<T> within(String from, Supplier<Future<T>> place) {
      return proofs.within(from, place);
    }

    @Override
    public Future<Boolean> isRight() {
      return proofs.isDone(issued.task(), counters);
    }
  }
}
