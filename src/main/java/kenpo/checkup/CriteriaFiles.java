package kenpo.checkup;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import kenpo.checkup.print.CriteriaPaper;
import kenpo.results.Criteria;
import kenpo.results.Knowledge;
import kenpo.society.Japan;
import kenpo.society.Society;
import kenpo.web.Language;
import kenpo.web.Messages;

/**
 * The bands on paper, drawn once a day for each society and language: they are the same for
 * everybody, and who has proved nothing yet may ask for them as often as he likes without taking
 * the place of those who want their results.
 */
final class CriteriaFiles {

  private record Wanted(String societyId, Language language, LocalDate day) {}

  private final FileMaker maker;
  private final Knowledge knowledge;
  private final Messages messages;
  private final InstantSource clock;
  private final Map<Wanted, Buffer> made = new ConcurrentHashMap<>();

  CriteriaFiles(FileMaker maker, Knowledge knowledge, Messages messages, InstantSource clock) {
    this.maker = maker;
    this.knowledge = knowledge;
    this.messages = messages;
    this.clock = clock;
  }

  /** {@code account}: who asks, as places to write files are shared out. */
  Future<Buffer> of(Society society, Language language, long account) {
    var wanted = new Wanted(society.id(), language, Japan.today(clock));
    var there = made.get(wanted);
    return there == null ? make(society, wanted, account) : Future.succeededFuture(there);
  }

  private Future<Buffer> make(Society society, Wanted wanted, long account) {
    return maker
        .make(
            account,
            () -> Future.succeededFuture(Criteria.of(knowledge, society)),
            criteria -> Buffer.buffer(paper(society, criteria, wanted).pdf(maker.typefaces())))
        .onSuccess(file -> keep(wanted, file));
  }

  private CriteriaPaper paper(Society society, Criteria criteria, Wanted wanted) {
    return new CriteriaPaper(society, criteria, messages, wanted.language, wanted.day);
  }

  /** Those of another day are wanted by nobody any more. */
  private void keep(Wanted wanted, Buffer file) {
    made.keySet().removeIf(it -> !it.day.equals(wanted.day));
    made.put(wanted, file);
  }
}
