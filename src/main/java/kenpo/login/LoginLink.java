package kenpo.login;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kenpo.account.Account;
import kenpo.account.AccountStore;
import kenpo.account.EmailAddress;
import kenpo.audit.Audit;
import kenpo.audit.Audit.Event;
import kenpo.audit.Audit.Kind;
import kenpo.crypto.Links;
import kenpo.crypto.Links.Link;
import kenpo.crypto.Links.Use;
import kenpo.db.Db;
import kenpo.mail.Mail;
import kenpo.mail.Outbox;
import kenpo.society.Society;
import kenpo.society.Society.Limit;
import kenpo.throttle.Throttle;
import kenpo.throttle.Throttle.Charge;
import kenpo.throttle.Throttle.Subject;
import kenpo.web.Language;

/**
 * The mailed link that opens a cleared login form. Asking for it takes the same steps whether or
 * not the address has an account; only the mail tells. Looking at it changes nothing, as mail
 * scanners do; its button uses it up for the browser that presses it.
 */
record LoginLink(
    Db db, Links links, Throttle throttle, Outbox outbox, Audit audit, InstantSource clock) {

  static final Duration LIFE = Duration.ofHours(1);

  /** How long what became of a link is told. */
  private static final Duration REMEMBERED = Duration.ofDays(1);

  record Asker(Buffer visitor, String address, Language language) {}

  /** What a link is worth to the browser that shows it. */
  sealed interface Seen {
    record Good(MailedLink link) implements Seen {}

    /** Opened by this very browser, which may go on. */
    record OpenedHere() implements Seen {}

    record Worthless(Why why) implements Seen {}
  }

  enum Why {
    UNKNOWN,
    USED,
    ELSEWHERE,
    REPLACED,
    EXPIRED
  }

  private enum Result {
    LINK_MAILED,
    LINK_OPENED
  }

  /**
   * Mails a link, or, to an address that was sent one within the hour, nothing: both are answered
   * alike.
   *
   * @param host what the asker's address was charged, or nothing where it is beyond its allowance;
   *     only a mail counts
   */
  Future<Void> ask(Society society, EmailAddress email, Asker asker, Charge host) {
    // The limits of other mails are no matter here: a stranger could use them up.
    var recipient = new Subject(Limit.LOGIN_LINK_PER_RECIPIENT, email.key());
    return throttle
        .attempt(
            society,
            List.of(recipient),
            once -> mail(society, email, asker, List.of(host, once), host.isNothing()).map(true),
            until -> false)
        .compose(mailed -> mailed ? Future.succeededFuture() : throttle.giveBack(host));
  }

  /**
   * {@code isBeyond}: so many mails were asked for from there that only owners of accounts are sent
   * any more, who can't be kept from it; others' mailboxes are spared.
   */
  private Future<Void> mail(
      Society society, EmailAddress email, Asker asker, List<Charge> charges, boolean isBeyond) {
    return db.transaction(
        tx ->
            new AccountStore(tx)
                .byEmail(society.id(), email.key())
                .compose(
                    found ->
                        found.isEmpty() && isBeyond
                            ? Future.succeededFuture()
                            : mail(tx, society, email, asker, found))
                .onSuccess(written -> charges.forEach(Charge::keep)));
  }

  /** To the address as its owner wrote it: another spelling may be somebody else's mailbox. */
  private Future<Void> mail(
      Db tx, Society society, EmailAddress asked, Asker asker, Optional<Account> found) {
    var email = found.map(a -> new EmailAddress(a.email(), asked.key())).orElse(asked);
    var expires = clock.instant().plus(LIFE);
    return new LoginLinkStore(tx)
        .mailed(society.id(), email, expires, expires.plus(REMEMBERED))
        .compose(
            link ->
                outbox
                    .in(tx)
                    .add(society.id(), mail(email, asker, found.map(account -> link), expires))
                    .compose(
                        added -> record(tx, society, Result.LINK_MAILED, link.subject(), asker)));
  }

  private static Mail mail(
      EmailAddress email, Asker asker, Optional<Link> link, Instant usefulUntil) {
    return new Mail(
        link.isPresent() ? "login-link" : "no-account",
        asker.language,
        email.typed(),
        link,
        Map.of("minutes", String.valueOf(LIFE.toMinutes())),
        Optional.of(usefulUntil));
  }

  Future<Seen> look(Society society, String token, Buffer visitor) {
    return links
        .read(society.id(), Use.LOGIN, token)
        .map(
            link ->
                new LoginLinkStore(db)
                    .byId(society.id(), link.subject())
                    .map(
                        found ->
                            found
                                .map(mailed -> seen(mailed, link, visitor))
                                .orElseGet(() -> new Seen.Worthless(Why.UNKNOWN))))
        .orElseGet(() -> Future.succeededFuture(new Seen.Worthless(Why.UNKNOWN)));
  }

  private Seen seen(MailedLink mailed, Link link, Buffer visitor) {
    if (link.version() != mailed.version()) {
      return new Seen.Worthless(Why.REPLACED);
    }
    return mailed
        .opened()
        .map(opened -> seen(mailed, opened, visitor))
        .orElseGet(
            () ->
                clock.instant().isBefore(mailed.linkExpires())
                    ? new Seen.Good(mailed)
                    : new Seen.Worthless(Why.EXPIRED));
  }

  private Seen seen(MailedLink mailed, MailedLink.Opened opened, Buffer visitor) {
    if (!opened.browser().equals(visitor)) {
      return new Seen.Worthless(Why.ELSEWHERE);
    }
    boolean clear =
        clock.instant().isBefore(opened.clearUntil()) && mailed.tries() < Clearance.TRIES;
    return clear ? new Seen.OpenedHere() : new Seen.Worthless(Why.USED);
  }

  /** Uses the link up: the asker's browser has a cleared form from then on. */
  Future<Seen> open(Society society, String token, Asker asker) {
    return look(society, token, asker.visitor)
        .compose(
            seen ->
                seen instanceof Seen.Good(var link)
                    ? open(society, link, asker)
                        .compose(opened -> look(society, token, asker.visitor))
                    : Future.succeededFuture(seen));
  }

  private Future<Void> open(Society society, MailedLink link, Asker asker) {
    var now = clock.instant();
    return db.transaction(
        tx ->
            new LoginLinkStore(tx)
                .open(society.id(), link, asker.visitor, now, now.plus(Clearance.LIFE))
                .compose(
                    opened ->
                        opened == 1
                            ? record(tx, society, Result.LINK_OPENED, link.id(), asker)
                            : Future.succeededFuture()));
  }

  private Future<Void> record(Db tx, Society society, Result result, long link, Asker asker) {
    return audit
        .in(tx)
        .record(society.id(), Event.of(Kind.LOGIN, result, asker.address).subject(link));
  }
}
