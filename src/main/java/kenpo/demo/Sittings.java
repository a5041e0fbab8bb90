package kenpo.demo;

import java.util.LinkedHashMap;
import java.util.Optional;

/** What people try, in memory: forgotten when the demo stops, or when many others came after. */
final class Sittings {

  private final int most;
  private final LinkedHashMap<String, Sitting> byId = new LinkedHashMap<>();

  Sittings(int most) {
    this.most = most;
  }

  synchronized Optional<Sitting> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  synchronized void keep(String id, Sitting sitting) {
    byId.putLast(id, sitting);
    if (byId.size() > most) {
      byId.pollFirstEntry();
    }
  }
}
