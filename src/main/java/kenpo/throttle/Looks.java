package kenpo.throttle;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;
import kenpo.throttle.Buckets.Known;
import kenpo.throttle.Buckets.Subjects;
import kenpo.throttle.Risk.Try;

/** From a try to the ladder that it stands before, by what is kept of its subjects. */
record Looks(Buckets buckets, Keys keys, Surroundings surroundings, InstantSource clock) {

  record Look(Subjects subjects, Ladder ladder, Step step) {}

  /** Changes nothing, but that an address whose score is too high has to wait from now on. */
  Future<Look> at(Try tried) {
    return at(tried, known -> known);
  }

  /** {@code regarded}: as what the kept is looked at. */
  Future<Look> at(Try tried, UnaryOperator<Known> regarded) {
    var subjects = keys.of(tried);
    var policy = tried.policy();
    var now = clock.instant();
    return buckets
        .read(subjects, policy.halfLife(), policy.account().quiet(), now)
        .map(known -> ladder(tried, regarded.apply(known)))
        .compose(
            ladder ->
                stop(tried, subjects, ladder)
                    .map(
                        step ->
                            new Look(subjects, ladder, step.orElseGet(() -> ladder.step(now)))));
  }

  /** What holds at least, whatever is kept of the subjects. */
  Step unseen(Try tried) {
    return ladder(tried, Known.NOTHING).step(clock.instant());
  }

  private Future<Optional<Step>> stop(Try tried, Subjects subjects, Ladder ladder) {
    return ladder.stops()
        ? buckets
            .stop(subjects, tried.policy().stop(), clock.instant())
            .map(until -> until.map(Step.Wait::new))
        : Future.succeededFuture(Optional.empty());
  }

  private Ladder ladder(Try tried, Known known) {
    return new Ladder(
        tried.policy(),
        tried.trust(),
        known,
        surroundings.alarm(tried.society()),
        surroundings.isListed(tried.society(), tried.address()));
  }
}
