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

/**
 * The one way past the ladder for a form that names no account: by what came from its address
 * before. An address that sent more than is usual passes a harder challenge instead of waiting, as
 * many people may share it.
 */
public record FormGate(
    AddressRisk addresses, Challenges challenges, Throttle throttle, MeterRegistry meters) {

  /** Below it nothing is asked: these forms are not where passwords are guessed. */
  private static final int ASKED_FROM = 2;

  /** What an address passes at least that sent more than is usual. */
  private static final int BEYOND_ALLOWANCE = 3;

  /**
   * A form that was sent.
   *
   * @param response what it brought of a challenge, or nothing
   * @param incidents what is wrong with how it was sent
   */
  public record Sent(
      Society society, String address, Purpose purpose, String response, Set<Incident> incidents) {}

  /** The challenge that a form has to pass now; 0 for none. */
  public Future<Integer> asked(Society society, String address, Purpose purpose) {
    return addresses
        .ofForms(society, address)
        .map(
            step -> step instanceof Step.Wait && !purpose.isAlwaysOpen() ? 0 : asked(step.level()));
  }

  private int asked(int level) {
    return level < ASKED_FROM ? 0 : Math.min(level, challenges.highest());
  }

  /**
   * Makes a try, or says why not. When it fails, by our fault that is, its charge is taken back;
   * one that should count nowhere {@code make} has to take back.
   */
  public Future<Void> pass(
      Sent sent, Function<Charge, Future<Void>> make, Function<Refusal, Future<Void>> not) {
    return addresses
        .add(sent.society, sent.address, sent.incidents)
        .compose(told -> addresses.ofForms(sent.society, sent.address))
        .onSuccess(step -> new Decisions(meters).count(sent.purpose, step))
        .compose(
            step ->
                step instanceof Step.Wait(var until, var forGood) && !sent.purpose.isAlwaysOpen()
                    ? not.apply(new Refusal.Wait(until, forGood))
                    : charged(sent, asked(step.level()), make, not));
  }

  private Future<Void> charged(
      Sent sent,
      int level,
      Function<Charge, Future<Void>> make,
      Function<Refusal, Future<Void>> not) {
    return throttle
        .attempt(
            sent.society,
            subjects(sent),
            charge -> redeemed(sent, level, charge, make, not).map(true),
            over -> false)
        .compose(
            within ->
                within
                    ? Future.succeededFuture()
                    : redeemed(sent, beyond(level), Charge.nothing(sent.society), make, not));
  }

  private int beyond(int level) {
    return Math.clamp(level + 1, BEYOND_ALLOWANCE, challenges.highest());
  }

  private Future<Void> redeemed(
      Sent sent,
      int level,
      Charge charge,
      Function<Charge, Future<Void>> make,
      Function<Refusal, Future<Void>> not) {
    return level == 0
        ? make.apply(charge)
        : challenges
            .redeem(
                sent.society.id(), sent.purpose, Networks.of(sent.address), level, sent.response)
            .compose(
                redeemed ->
                    redeemed instanceof Redeemed.Again again
                        ? refused(sent, level, charge, again, not)
                        : make.apply(charge));
  }

  private Future<Void> refused(
      Sent sent,
      int level,
      Charge charge,
      Redeemed.Again again,
      Function<Refusal, Future<Void>> not) {
    return told(sent, again)
        .compose(told -> throttle.refund(charge))
        .compose(back -> not.apply(new Refusal.Challenge(level, again)));
  }

  private Future<Void> told(Sent sent, Redeemed.Again again) {
    return again == Redeemed.Again.WRONG
        ? addresses.add(sent.society, sent.address, Incident.WRONG_ANSWER)
        : Future.succeededFuture();
  }

  private List<Subject> subjects(Sent sent) {
    return sent.purpose.allowances().stream().map(limit -> counted(sent, limit)).toList();
  }

  private Subject counted(Sent sent, Limit limit) {
    return limit == Limit.ELIGIBILITY_PER_NETWORK
        ? new Subject(limit, Networks.of(sent.address))
        : throttle.host(sent.society, limit, sent.address);
  }
}
