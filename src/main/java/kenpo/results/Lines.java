package kenpo.results;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kenpo.health.Item;
import kenpo.health.Observation;
import kenpo.health.Status;
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
    List<Examined> earlier) {

  /** A line for it; before the first of several readings one more, for their mean. */
  Stream<Line> of(Sent sent) {
    var item = knowledge.items().find(sent.observation().item());
    var own = line(item, sent);
    return mean(item, sent).map(mean -> Stream.of(mean, own)).orElseGet(() -> Stream.of(own));
  }

  private Line line(Optional<Item> item, Sent sent) {
    var it = sent.observation();
    boolean counts = item.filter(known -> countsAlone(known, sent)).isPresent();
    var judged = item.filter(known -> counts).flatMap(this::judged);
    var band = judged.flatMap(outcome -> Band.of(bands, outcome));
    return new Line(
        name(item, it),
        item,
        sent,
        Shown.of(knowledge.items(), item, it),
        counts,
        band,
        judged.isPresent() && band.isEmpty(),
        item.flatMap(known -> reference(known, it)),
        item.flatMap(this::explained),
        new Methods(knowledge.items()).change(sent, day, earlier));
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

  private Optional<Line> mean(Optional<Item> item, Sent sent) {
    return item.flatMap(
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
        judged.isPresent() && band.isEmpty(),
        reference(item, sent.observation()),
        explained(item),
        Optional.empty());
  }
}
