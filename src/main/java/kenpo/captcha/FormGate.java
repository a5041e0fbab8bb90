package kenpo.captcha;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import kenpo.captcha.Gate.Refusal;
import kenpo.society.Society;
import kenpo.society.Society.Limit;
import kenpo.throttle.AddressRisk;
import kenpo.throttle.Incident;
import kenpo.throttle.Networks;
import kenpo.throttle.Step;
import kenpo.throttle.Throttle;
import kenpo.throttle.Throttle.Charge;
import kenpo.throttle.Throttle.Subject;
import kenpo.throttle.Throttle.Verdict;

/**
 * The one way past the ladder for a form that names no account: by what came from its address
 * before. An address that sent more than is usual passes a harder challenge instead of waiting, as
 * many people may share it.
 */
public record FormGate(
    AddressRisk addresses,
    Challenges challenges,
    Throttle throttle,
    UsedUp usedUp,
    MeterRegistry meters) {

  /** Below it nothing is asked: these forms are not where passwords are guessed. */
  private static final int ASKED_FROM = 2;

  /** What an address passes at least that sent more than is usual. */
  private static final int BEYOND_ALLOWANCE = 3;

  /**
   * A form that was sent.
   *
   * @param brought what it brought of a challenge, or nothing
   * @param incidents what is wrong with how it was sent
   */
  public record Sent(
      Society society, String address, Purpose purpose, Brought brought, Set<Incident> incidents) {}

  /** One on its way, with what is done when it passed and when it did not. */
  private record Passing(
      Sent sent, Function<Charge, Future<Void>> make, Function<Refusal, Future<Void>> not) {

    Future<Void> challenged(int level, Redeemed.Again why) {
      return not.apply(new Refusal.Challenge(level, why));
    }
  }

  /** The challenge that a form has to pass now, as far as is known; 0 for none. */
  public Future<Integer> asked(Society society, String address, Purpose purpose) {
    boolean beyond = usedUp.isNow(society, purpose, address);
    return step(society, address, purpose)
        .map(
            step ->
                switch (step) {
                  case Step.Wait _ -> 0;
                  case Step now when beyond -> beyond(asked(now.level()));
                  case Step now -> asked(now.level());
                });
  }

  private int asked(int level) {
    return level < ASKED_FROM ? 0 : Math.min(level, challenges.highest());
  }

  private Future<Step> step(Society society, String address, Purpose purpose) {
    return purpose.isAlwaysOpen()
        ? Future.succeededFuture(new Step.Free())
        : addresses.ofForms(society, address);
  }

  /**
   * Makes a try, or says why not. First what costs least: the level that holds, the challenge, and
   * only then what is charged. When it fails, by our fault that is, its charge is taken back; one
   * that should count nowhere {@code make} has to take back, and one that should count although its
   * answer may not arrive, to keep.
   */
  public Future<Void> pass(
      Sent sent, Function<Charge, Future<Void>> make, Function<Refusal, Future<Void>> not) {
    return step(sent)
        .onSuccess(step -> new Decisions(meters).count(sent.purpose, step))
        .compose(
            step ->
                step instanceof Step.Wait(var until, var forGood)
                    ? not.apply(new Refusal.Wait(until, forGood))
                    : proved(new Passing(sent, make, not), asked(step.level())));
  }

  /** Nobody who waits already waits longer for how he sent it. */
  private Future<Step> step(Sent sent) {
    return step(sent.society, sent.address, sent.purpose)
        .compose(
            step ->
                step instanceof Step.Wait || sent.incidents.isEmpty() || sent.purpose.isAlwaysOpen()
                    ? Future.succeededFuture(step)
                    : addresses
                        .add(sent.society, sent.address, sent.incidents)
                        .compose(told -> addresses.ofForms(sent.society, sent.address)));
  }

  /** What comes although nothing was asked may be what an allowance asked for before. */
  private Future<Void> proved(Passing passing, int level) {
    var sent = passing.sent;
    return level == 0 && sent.brought.isBlank()
        ? charged(passing, 0, 0)
        : challenges
            .redeem(sent.society.id(), sent.purpose, Networks.of(sent.address), level, sent.brought)
            .compose(
                redeemed ->
                    switch (redeemed) {
                      case Redeemed.Passed(var passed) -> charged(passing, level, passed);
                      case Redeemed.Again again ->
                          addresses
                              .add(sent.society, sent.address, again.incidents())
                              .compose(
                                  told ->
                                      level == 0
                                          ? charged(passing, 0, 0)
                                          : passing.challenged(level, again));
                    });
  }

  private Future<Void> charged(Passing passing, int level, int passed) {
    var sent = passing.sent;
    return throttle
        .charge(sent.society, subjects(sent, sent.purpose.ceilings()))
        .compose(
            verdict ->
                switch (verdict) {
                  case Verdict.Go(var ceiling) -> within(passing, level, passed, ceiling);
                  case Verdict.Wait(var until) -> passing.not.apply(new Refusal.Wait(until, false));
                });
  }

  private Future<Void> within(Passing passing, int level, int passed, Charge ceiling) {
    var sent = passing.sent;
    return throttle
        .charge(sent.society, subjects(sent, sent.purpose.allowances()))
        .compose(
            verdict ->
                switch (verdict) {
                  case Verdict.Go(var charge) -> throttle.make(charge.and(ceiling), passing.make);
                  case Verdict.Wait(var until) -> {
                    usedUp.until(sent.society, sent.purpose, sent.address, until);
                    yield beyondAllowance(passing, level, passed, ceiling);
                  }
                });
  }

  private Future<Void> beyondAllowance(Passing passing, int level, int passed, Charge ceiling) {
    return passed >= beyond(level)
        ? throttle.make(ceiling, passing.make)
        : throttle
            .refund(ceiling)
            .compose(back -> passing.challenged(beyond(level), unlike(passed)));
  }

  private static Redeemed.Again unlike(int passed) {
    return passed == 0 ? Redeemed.Again.MISSING : Redeemed.Again.STALE;
  }

  private int beyond(int level) {
    return Math.clamp(level + 1, BEYOND_ALLOWANCE, challenges.highest());
  }

  private List<Subject> subjects(Sent sent, List<Limit> limits) {
    return limits.stream().map(limit -> counted(sent, limit)).toList();
  }

  private Subject counted(Sent sent, Limit limit) {
    return limit == Limit.ELIGIBILITY_PER_NETWORK
        ? new Subject(limit, Networks.of(sent.address))
        : throttle.host(sent.society, limit, sent.address);
  }
}
