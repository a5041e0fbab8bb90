package kenpo.captcha;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.function.Function;
import kenpo.throttle.Networks;
import kenpo.throttle.Risk;
import kenpo.throttle.Risk.Charged;
import kenpo.throttle.Risk.Paid;
import kenpo.throttle.Risk.Standing;
import kenpo.throttle.Risk.Try;
import kenpo.throttle.Step;

/**
 * The one way past the ladder, each step cheaper than the next: what needs nothing but memory, the
 * level that holds now, the challenge, the charge; and only then what is tried.
 */
public record Gate(Risk risk, Challenges challenges, MeterRegistry meters) {

  /** Why a try was not made. */
  public sealed interface Refusal {

    /** A challenge of this level has to be passed; {@code why} the one that was sent was not. */
    record Challenge(int level, Redeemed.Again why) implements Refusal {}

    /** {@code forGood}: only a mailed link, or a known device, ends it. */
    record Wait(Instant until, boolean forGood) implements Refusal {}
  }

  /**
   * Makes a try, or says why not. When it fails, by our fault that is, its charge is taken back;
   * how it ended otherwise {@code make} has to tell {@link Risk}.
   *
   * @param brought what the form brought of a challenge, or nothing
   */
  public <T> Future<T> pass(
      Purpose purpose,
      Try tried,
      Brought brought,
      Function<Paid, Future<T>> make,
      Function<Refusal, T> not) {
    if (risk.isAsked(tried)
        && !challenges.isGood(
            tried.society().id(), purpose, Networks.of(tried.address()), brought)) {
      return challenges
          .redeem(tried.society().id(), purpose, Networks.of(tried.address()), 1, brought)
          .map(nothing -> not.apply(new Refusal.Challenge(1, again(nothing))));
    }
    return risk.look(tried)
        .onSuccess(standing -> new Decisions(meters).count(purpose, standing.step()))
        .compose(
            standing ->
                switch (standing.step()) {
                  case Step.Wait(var until, var forGood) ->
                      Future.succeededFuture(not.apply(new Refusal.Wait(until, forGood)));
                  case Step.Free() -> charged(standing, 0, make, not);
                  case Step.Challenge(var level) ->
                      redeemed(purpose, tried, standing, level, brought, make, not);
                });
  }

  private <T> Future<T> redeemed(
      Purpose purpose,
      Try tried,
      Standing standing,
      int level,
      Brought brought,
      Function<Paid, Future<T>> make,
      Function<Refusal, T> not) {
    return challenges
        .redeem(tried.society().id(), purpose, Networks.of(tried.address()), level, brought)
        .compose(
            redeemed ->
                switch (redeemed) {
                  case Redeemed.Passed(var passed) -> charged(standing, passed, make, not);
                  case Redeemed.Again again ->
                      risk.ofAddresses()
                          .add(tried.society(), tried.address(), again.incidents())
                          .map(not.apply(new Refusal.Challenge(level, again)));
                });
  }

  private <T> Future<T> charged(
      Standing standing, int passed, Function<Paid, Future<T>> make, Function<Refusal, T> not) {
    return risk.charge(standing, passed)
        .compose(
            charged ->
                switch (charged) {
                  case Charged.Go(var paid) ->
                      make.apply(paid)
                          .recover(
                              failure ->
                                  risk.giveBack(paid)
                                      .transform(done -> Future.failedFuture(failure)));
                  case Charged.Not(Step.Wait(var until, var forGood)) ->
                      Future.succeededFuture(not.apply(new Refusal.Wait(until, forGood)));
                  case Charged.Not(var step) ->
                      Future.succeededFuture(
                          not.apply(new Refusal.Challenge(step.level(), Redeemed.Again.STALE)));
                });
  }

  private static Redeemed.Again again(Redeemed redeemed) {
    return redeemed instanceof Redeemed.Again again ? again : Redeemed.Again.MISSING;
  }
}
