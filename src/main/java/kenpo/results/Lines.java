package kenpo.results;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kenpo.health.Item;
import kenpo.health.Observation;
import kenpo.health.Status;
import kenpo.health.Value;
import kenpo.health.judgement.Bands;
import kenpo.health.judgement.Evidence.Measured;
import kenpo.health.judgement.Graded;
import kenpo.health.judgement.Outcome;
import kenpo.health.judgement.Subject;
import kenpo.society.Society;
import kenpo.society.Society.Names;

/**
 * What is shown of each thing that was sent on a day.
 *
 * @param earlier the days before, the newest first
 */
record Lines(
    Knowledge knowledge,
    Society society,
    Bands bands,
    Optional<Subject> subject,
    Examined day,
    List<Examined> earlier,
    Reasons reasons) {

  /** Whether there may be bands. */
  boolean judges() {
    return subject.isPresent();
  }

  /**
   * A line for it; before the first of several readings one more, for their mean; none for why a
   * test was not done, where that stands beside the test.
   */
  Stream<Line> of(Sent sent) {
    return reasons.isTold(sent)
        ? Stream.empty()
        : mean(sent)
            .map(mean -> Stream.of(mean, line(sent)))
            .orElseGet(() -> Stream.of(line(sent)));
  }

  private Line line(Sent sent) {
    var it = sent.observation();
    boolean counts = sent.item().filter(known -> countsAlone(known, sent)).isPresent();
    var judged = sent.item().flatMap(this::judged);
    var band = judged.filter(outcome -> counts).flatMap(outcome -> Band.of(bands, outcome));
    boolean isOpen = counts && band.isEmpty();
    var methods = new Methods(knowledge.items());
    return new Line(
        nameOf(sent),
        sent.item(),
        sent,
        shown(sent).because(reasons.of(sent).stream().map(why -> shown(why).text()).toList()),
        counts,
        band,
        judged.flatMap(outcome -> unjudged(sent.item().orElseThrow(), sent, isOpen)),
        sent.item().filter(known -> !sent.isLeftOut()).flatMap(known -> reference(known, it)),
        sent.item().flatMap(this::explained),
        methods.name(sent),
        methods.change(sent, day, earlier),
        new Provenance(knowledge.items(), day).of(sent),
        reasons.candidates(sent));
  }

  private Shown shown(Sent sent) {
    return Shown.of(knowledge.items(), sent.item(), sent.observation());
  }

  static Names nameOf(Sent sent) {
    return name(sent.item(), sent.observation());
  }

  /** By our tables, else as the file calls it, else by its code. */
  static Names name(Optional<Item> item, Observation it) {
    var sent = it.name().isBlank() ? it.item().text() : it.name();
    return item.map(known -> new Names(known.name(), known.english().name()))
        .orElseGet(() -> new Names(sent, sent));
  }

  private Optional<Reference> reference(Item item, Observation it) {
    return subject.flatMap(who -> Reference.of(knowledge.items(), bands, who, day.day(), item, it));
  }

  private Optional<Explained> explained(Item item) {
    return knowledge.explained(society, item.series().key());
  }

  private Optional<Outcome<Graded>> judged(Item item) {
    return subject.flatMap(who -> bands.grade(item.series().key(), who, day.day(), day.readings()));
  }

  /**
   * Whether it is what is judged of its series. A limit that wasn't sent is judged by nobody, and
   * that is to be said, too.
   */
  private boolean countsAlone(Item item, Sent sent) {
    var key = item.series().key();
    var number = day.readings().number(key);
    return number.filter(it -> it.from().size() == 1 && sent.isOneOf(it.from())).isPresent()
        || day.readings().answer(key).filter(it -> sent.isOneOf(it.from())).isPresent()
        || number.isEmpty() && isBeyond(sent.observation().status());
  }

  private static boolean isBeyond(Status status) {
    return status == Status.BELOW || status == Status.ABOVE;
  }

  /** Of something that the edition has bands for. */
  private Optional<Unjudged> unjudged(Item item, Sent sent, boolean isOpen) {
    var it = sent.observation();
    if (it.value().isEmpty() && !isBeyond(it.status())) {
      return Optional.empty();
    }
    if (sent.isLeftOut()) {
      return Optional.of(Unjudged.AFTER_MEAL);
    }
    boolean isNumber = item.series().decimals().isPresent();
    return switch (it.value().orElse(null)) {
      case Value.Quantity(var number, var unit) when isNumber && !item.isMeasuredIn(unit) ->
          Optional.of(Unjudged.OTHER_UNIT);
      case Value.Answer _ when isNumber -> Optional.of(Unjudged.OPEN);
      case Value.Text _ when isNumber -> Optional.of(Unjudged.OPEN);
      case null, default -> Optional.of(Unjudged.OPEN).filter(open -> isOpen);
    };
  }

  private Optional<Line> mean(Sent sent) {
    return sent.item()
        .flatMap(
            known ->
                day.readings()
                    .number(known.series().key())
                    .filter(it -> it.from().size() > 1 && sent.isOneOf(it.from().subList(0, 1)))
                    .map(it -> mean(known, sent, it)));
  }

  private Line mean(Item item, Sent sent, Measured mean) {
    var judged = judged(item);
    var band = judged.flatMap(outcome -> Band.of(bands, outcome));
    return new Line(
        item.series().name(),
        Optional.of(item),
        sent,
        Shown.mean(mean, item),
        true,
        band,
        Optional.of(Unjudged.OPEN).filter(it -> judged.isPresent() && band.isEmpty()),
        reference(item, sent.observation()),
        explained(item),
        Optional.empty(),
        Optional.empty(),
        new Provenance(knowledge.items(), day).of(sent),
        Candidates.NONE);
  }
}
