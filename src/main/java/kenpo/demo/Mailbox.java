package kenpo.demo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The newest mails, of all recipients, in memory. */
final class Mailbox {

  private final int most;
  private final LinkedHashMap<Long, Received> mails = new LinkedHashMap<>();
  private final Map<String, Deque<Received>> byAddress = new HashMap<>();

  /** Older mails than the newest {@code most} are dropped. */
  Mailbox(int most) {
    this.most = most;
  }

  synchronized void add(Received mail) {
    mails.putLast(mail.id(), mail);
    byAddress.computeIfAbsent(key(mail.to()), address -> new ArrayDeque<>()).addFirst(mail);
    if (mails.size() > most) {
      drop(mails.pollFirstEntry().getValue());
    }
  }

  synchronized Optional<Received> byId(long id) {
    return Optional.ofNullable(mails.get(id));
  }

  /** Newest first. */
  synchronized List<Received> newest(int count) {
    return mails.sequencedValues().reversed().stream().limit(count).toList();
  }

  /** Of one recipient, newest first. */
  synchronized List<Received> newest(String address, int count) {
    return Stream.ofNullable(byAddress.get(key(address)))
        .flatMap(Deque::stream)
        .limit(count)
        .toList();
  }

  synchronized int size() {
    return mails.size();
  }

  private void drop(Received mail) {
    var address = key(mail.to());
    byAddress.get(address).removeLast();
    if (byAddress.get(address).isEmpty()) {
      byAddress.remove(address);
    }
  }

  /** {@code "a..b"@docomo.ne.jp} and {@code a..b@docomo.ne.jp} are one address. */
  private static String key(String address) {
    return address.toLowerCase(Locale.ROOT).replaceFirst("^\"(.*)\"@", "$1@");
  }
}
