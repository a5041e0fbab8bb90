package kenpo.throttle;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Set;
import kenpo.society.Society;
import kenpo.throttle.AllowList.Tried;
import kenpo.throttle.Buckets.Known;
import kenpo.throttle.Buckets.Subjects;
import kenpo.throttle.Risk.Try;

/** How risky what comes from an address is, whoever sends it, and what it did for that. */
public final class AddressRisk {

  /** No score is lifted above so many times the one that stops: it has to end some day. */
  private static final double STOPS_OVER = 2;

  private static final Trust NO_ACCOUNT = new Trust.NoAccount();
  private static final Trust ANY_KNOWN_DEVICE = new Trust.KnownDevice(Buffer.buffer());

  private final Buckets buckets;
  private final Looks looks;

  AddressRisk(Buckets buckets, Looks looks) {
    this.buckets = buckets;
    this.looks = looks;
  }

  /**
   * Adds an incident's weight; what isn't a guess asks for the third level at most, and of
   * neighbours for nothing.
   */
  public Future<Void> add(Society society, String address, Incident incident) {
    return add(society, address, incident, 1);
  }

  /** One of each. */
  public Future<Void> add(Society society, String address, Set<Incident> incidents) {
    return Future.all(incidents.stream().map(incident -> add(society, address, incident)).toList())
        .mapEmpty();
  }

  /** The same so many times at once. */
  public Future<Void> add(Society society, String address, Incident incident, int times) {
    var policy = society.risk();
    double weight = incident.weight(policy.weights()) * times;
    double most =
        incident.isGuess()
            ? STOPS_OVER * policy.levels().stop()
            : Math.min(policy.network().free(), Math.nextDown(policy.levels().four()));
    if (weight == 0) {
      return Future.succeededFuture();
    }
    var subjects = looks.keys().of(anybody(society, address, NO_ACCOUNT));
    return buckets
        .add(subjects, weight, most, policy.halfLife(), looks.clock().instant())
        .compose(added -> tell(society, address, subjects, incident));
  }

  /**
   * Something that could have been guessed at was right: that speaks for a network on the
   * allow-list, once an hour for each {@code whose}.
   */
  public Future<Void> right(Society society, String address, String whose) {
    var subjects = looks.keys().of(new Try(society, address, whose, NO_ACCOUNT));
    return looks
        .surroundings()
        .guessed(new Tried(society, address, subjects.address(), subjects.account(), false));
  }

  /** Whoever is exempt from the score is so only until he has guessed too often. */
  private Future<Void> tell(Society society, String address, Subjects subjects, Incident incident) {
    return incident.isGuess()
        ? looks
            .surroundings()
            .guessed(new Tried(society, address, subjects.address(), subjects.account(), true))
        : Future.succeededFuture();
  }

  /**
   * What a login form from there would have to pass.
   *
   * @param known whether it would come from a device that its account was used on
   */
  public Future<Step> ofLogins(Society society, String address, boolean known) {
    var trust = known ? ANY_KNOWN_DEVICE : NO_ACCOUNT;
    return looks.at(anybody(society, address, trust), Known::withoutAccount).map(Looks.Look::step);
  }

  /** The same as far as each server knows by heart, without a look at what came from there. */
  public Step ofLoginsAtLeast(Society society, String address, boolean known) {
    return looks.unseen(anybody(society, address, known ? ANY_KNOWN_DEVICE : NO_ACCOUNT));
  }

  /** The same for a form that names no account; how many try to log in there is no matter. */
  public Future<Step> ofForms(Society society, String address) {
    return looks
        .at(anybody(society, address, NO_ACCOUNT), Known::withoutTries)
        .map(Looks.Look::step);
  }

  /** See {@link AllowList#isListed}. */
  public boolean isListed(Society society, String address) {
    return looks.surroundings().isListed(society, address);
  }

  private static Try anybody(Society society, String address, Trust trust) {
    return new Try(society, address, "", trust);
  }
}
