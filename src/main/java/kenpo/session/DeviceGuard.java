package kenpo.session;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kenpo.account.EmailAddress;
import kenpo.crypto.Mac;
import kenpo.crypto.Tokens;
import kenpo.db.Db;
import kenpo.society.SocietyGuard;
import kenpo.web.SiteCookie;

/**
 * On which devices an account was used before. A cookie names the accounts of a browser, signed
 * together with the device, so that a claim that is none costs no statement; the database has the
 * last word, as its owner may have had devices forgotten.
 */
public final class DeviceGuard {

  private static final SiteCookie COOKIE = new SiteCookie("known");

  /** Of one browser; the one used longest ago goes first. */
  private static final int MOST_ACCOUNTS = 5;

  private static final int TAG_BYTES = 16;
  private static final String BETWEEN = ".";

  private final Db db;
  private final Mac mac;

  /** {@code mac} has to be one for {@link Mac.Purpose#DEVICE}. */
  public DeviceGuard(Db db, Mac mac) {
    this.db = db;
    this.mac = mac.derived("known");
  }

  /** What the browser's device is kept as, if it says that the account was used on it. */
  public Optional<Buffer> claimed(RoutingContext ctx, String identifier) {
    return SessionGuard.deviceToken(ctx)
        .filter(device -> tags(ctx).contains(tag(ctx, device, identifier)))
        .map(Tokens::sha256)
        .map(Buffer::buffer);
  }

  /** Whether any account was used in this browser, as it says. */
  public static boolean any(RoutingContext ctx) {
    return !tags(ctx).isEmpty();
  }

  /** Whether the identifier's account was used on the device, as far as its owner still has it. */
  public Future<Boolean> isKnown(String societyId, String identifier, Buffer device) {
    return new DeviceStore(db).isKnown(societyId, identifier, device);
  }

  /** From now on the browser says that this account was used in it. */
  void remember(RoutingContext ctx, String device, String email) {
    var key = EmailAddress.of(email).map(EmailAddress::key).orElse(email);
    var tags = new LinkedHashSet<>(List.of(tag(ctx, device, key)));
    tags.addAll(tags(ctx));
    COOKIE.give(
        ctx,
        String.join(BETWEEN, tags.stream().limit(MOST_ACCOUNTS).toList()),
        SessionGuard.DEVICE_KEPT);
  }

  private static List<String> tags(RoutingContext ctx) {
    return COOKIE.read(ctx).stream()
        .flatMap(value -> Stream.of(value.split("[.]", MOST_ACCOUNTS + 1)))
        .limit(MOST_ACCOUNTS)
        .toList();
  }

  private String tag(RoutingContext ctx, String device, String identifier) {
    var whole = mac.of(SocietyGuard.of(ctx).id(), device, identifier);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, TAG_BYTES));
  }
}
