package kenpo.web;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * Whose pages are being shown, and from where: a society's, or the neutral ones of a host that
 * belongs to none.
 *
 * @param society id of the society; empty on neutral pages
 * @param name the society's name in the page's language
 * @param prefix what stands in front of each path: {@code /s/aoba}, or nothing when the host name
 *     already names the society
 * @param supportPhone who helps by telephone; empty on neutral pages
 * @param banner what all visitors should know, such as a coming maintenance; empty when nothing
 */
public record Site(
    String society,
    String name,
    Language language,
    String prefix,
    String deskName,
    String supportPhone,
    String supportHours,
    Optional<Banner> banner) {

  private static final String KEY = "site";

  /** A message key with its arguments. */
  public record Banner(String key, String from, String until) {}

  /** The site of a host that belongs to no society. */
  public static Site neutral(Language language) {
    return new Site("", "", language, "", "", "", "", Optional.empty());
  }

  /** The site of this request; set by the society's guard before any page. */
  public static Site of(RoutingContext ctx) {
    return ctx.get(KEY);
  }

  public static Optional<Site> find(RoutingContext ctx) {
    return Optional.ofNullable(ctx.get(KEY));
  }

  public void put(RoutingContext ctx) {
    ctx.put(KEY, this);
  }

  /**
   * The request's own path behind the prefix, such as the language switch leads to; a page that
   * answered a post has none to go back to.
   */
  public String path(RoutingContext ctx) {
    var path = ctx.normalizedPath(); // "//host" would be a link to another host
    return path.startsWith(prefix) ? path.substring(prefix.length()) : path;
  }

  /** Name of a cookie that the browser sends to this host only, one for each society. */
  public String cookie(String name) {
    return "__Host-" + society + (society.isEmpty() ? "" : "-") + name;
  }
}
