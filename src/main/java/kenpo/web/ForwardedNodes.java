package kenpo.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import kenpo.config.Cidr;

/**
 * The nodes that a header of proxies names, the nearest first. Read from the right, as each proxy
 * adds to the right of what it was sent: nothing that a stranger wrote further left, such as a
 * quotation mark that is never closed, changes how the right is read.
 */
final class ForwardedNodes {

  private static final Pattern BRACKETED = Pattern.compile("\\[([^\\]]*)](:[0-9]{1,5})?");
  private static final Pattern IPV4_WITH_PORT = Pattern.compile("([0-9.]+):[0-9]{1,5}");
  private static final Pattern FOR =
      Pattern.compile("for=(\"[^\"]*\"|[^\"]*)", Pattern.CASE_INSENSITIVE);

  private ForwardedNodes() {}

  /** Several lines of the header are one list; a node that is no address is empty. */
  static List<Optional<String>> ofXForwardedFor(List<String> lines) {
    return elements(lines).stream().map(ForwardedNodes::address).toList();
  }

  /** The same of {@code Forwarded}, RFC 7239. */
  static List<Optional<String>> ofForwarded(List<String> lines) {
    return elements(lines).stream()
        .map(element -> node(element).flatMap(ForwardedNodes::address))
        .toList();
  }

  private static List<String> elements(List<String> lines) {
    return lines.reversed().stream().flatMap(line -> parts(line, ',').stream()).toList();
  }

  /**
   * The last first. A quotation mark that is escaped is not known as one: what holds it is void.
   */
  private static List<String> parts(String text, char separator) {
    var found = new ArrayList<String>();
    boolean quoted = false;
    int end = text.length();
    for (int i = text.length() - 1; i >= 0; i--) {
      quoted ^= text.charAt(i) == '"';
      if (text.charAt(i) == separator && !quoted) {
        found.add(text.substring(i + 1, end).strip());
        end = i;
      }
    }
    found.add(text.substring(0, end).strip());
    return found;
  }

  /** What stands behind {@code for=}; none if it stands there twice, or anything is escaped. */
  private static Optional<String> node(String element) {
    var named =
        parts(element, ';').stream()
            .filter(pair -> pair.regionMatches(true, 0, "for=", 0, 4))
            .toList();
    return named.size() == 1 && element.indexOf('\\') < 0
        ? value(named.getFirst())
        : Optional.empty();
  }

  private static Optional<String> value(String pair) {
    var found = FOR.matcher(pair);
    return found.matches() ? Optional.of(found.group(1).replace("\"", "")) : Optional.empty();
  }

  /** Ports say nothing; IPv6 may stand in brackets and has to, before a port. */
  private static Optional<String> address(String node) {
    var bracketed = BRACKETED.matcher(node);
    if (bracketed.matches()) {
      return Optional.of(bracketed.group(1))
          .filter(inner -> inner.contains(":"))
          .flatMap(Cidr::address);
    }
    var ipv4 = IPV4_WITH_PORT.matcher(node);
    return Cidr.address(ipv4.matches() ? ipv4.group(1) : node);
  }
}
