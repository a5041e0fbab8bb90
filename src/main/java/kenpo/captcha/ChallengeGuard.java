package kenpo.captcha;

import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import kenpo.crypto.Mac;
import kenpo.society.Society;
import kenpo.society.SocietyGuard;
import kenpo.throttle.Networks;
import kenpo.throttle.Surroundings;
import kenpo.web.Client;

/**
 * What a page asks. It holds a code from the start, so that a browser without scripts can ask for
 * its picture and its sound; what was not tried yet stays, with what was typed of it.
 */
public final class ChallengeGuard {

  private static final String TRIED = "challengeTried";
  private static final String CONTRAST = "contrast";
  private static final String WORK = "work";
  private static final String PICTURE = "picture";
  private static final List<String> WAYS = List.of(WORK, PICTURE, "sound");

  private final Challenges challenges;
  private final IssueLimit limit;
  private final InstantSource clock;

  /** {@code mac}: of a part of a purpose that nothing else uses; one instance a server. */
  public ChallengeGuard(
      Challenges challenges, Surroundings surroundings, Mac mac, InstantSource clock) {
    this.challenges = challenges;
    this.limit = new IssueLimit(surroundings, mac, clock);
    this.clock = clock;
  }

  /** What the form brought; from then on it counts as tried. */
  public static Brought brought(RoutingContext ctx) {
    var brought = Brought.from(ctx.request().formAttributes());
    ctx.put(TRIED, !brought.code().isBlank());
    return brought;
  }

  /** Whether not the form is sent, but another picture and sound are asked for. */
  static boolean isAnother(RoutingContext ctx) {
    return !field(ctx, "another").isEmpty();
  }

  /**
   * {@code needed}: from 1 on; above the highest it is the first, as nothing but waiting helps, and
   * that may be over when the form is sent.
   */
  public ChallengePart part(RoutingContext ctx, Purpose purpose, int needed) {
    int level = needed > challenges.highest() ? 1 : needed;
    var society = SocietyGuard.of(ctx);
    var chosen = WAYS.stream().filter(field(ctx, "way")::equals).findFirst();
    return ChallengePart.of(
        purpose,
        level,
        challenges.work(level),
        chosen.orElse(""),
        chosen.orElse(level >= society.risk().code().first() ? PICTURE : WORK),
        code(ctx, society, purpose, level));
  }

  /** The level of the code that the form showed; 0 when it is none of ours. */
  int shown(RoutingContext ctx, Purpose purpose) {
    return opened(ctx, purpose).map(it -> it.ticket().level()).orElse(0);
  }

  private CodePart code(RoutingContext ctx, Society society, Purpose purpose, int level) {
    var stays = untried(ctx, purpose, level);
    return CodePart.of(
        stays.or(() -> fresh(ctx, society, purpose, level)),
        stays.isPresent() ? field(ctx, "code") : "",
        contrast(ctx),
        Challenges.alphabet(society),
        level,
        clock.instant());
  }

  private Optional<IssuedCode> fresh(
      RoutingContext ctx, Society society, Purpose purpose, int level) {
    var address = Client.of(ctx).address();
    return limit.allows(society, purpose, address)
        ? Optional.of(challenges.issueCode(society, purpose, level, Networks.of(address)))
        : Optional.empty();
  }

  /** What came before its wait was over can't have been used up either. */
  private Optional<IssuedCode> untried(RoutingContext ctx, Purpose purpose, int level) {
    boolean tried = ctx.get(TRIED, false);
    return opened(ctx, purpose)
        .map(it -> new IssuedCode(it, field(ctx, "seal")))
        .filter(it -> !isAnother(ctx))
        .filter(it -> !tried || clock.instant().isBefore(it.ticket().from()))
        .filter(it -> it.ticket().network().equals(Networks.of(Client.of(ctx).address())))
        .filter(it -> it.ticket().level() == level);
  }

  private Optional<CodeTicket> opened(RoutingContext ctx, Purpose purpose) {
    var now = clock.instant();
    return challenges
        .codes()
        .opened(field(ctx, "seal"), now)
        .filter(it -> it.ticket().isFor(SocietyGuard.of(ctx).id(), purpose, now));
  }

  /** As the person last chose. */
  private static boolean contrast(RoutingContext ctx) {
    var asked = field(ctx, "another");
    return asked.equals(CONTRAST) || !asked.equals("plain") && field(ctx, "look").equals(CONTRAST);
  }

  private static String field(RoutingContext ctx, String name) {
    return Optional.ofNullable(ctx.request().getFormAttribute(name)).orElse("");
  }
}
