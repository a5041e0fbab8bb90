package kenpo.crypto;

import java.util.EnumMap;
import java.util.Map;

/** The places for password hashes that are made or wait, counted by share. */
final class HashPlaces {

  private final int all;
  private final Map<HashShare, Integer> taken = new EnumMap<>(HashShare.class);

  HashPlaces(int all) {
    this.all = all;
  }

  /** Neither the share nor everything is full. */
  synchronized boolean isFree(HashShare share) {
    return taken(share) < share.most(all)
        && taken.values().stream().mapToInt(Integer::intValue).sum() < all;
  }

  /** False when there is none. */
  synchronized boolean take(HashShare share) {
    boolean free = isFree(share);
    if (free) {
      taken.merge(share, 1, Integer::sum);
    }
    return free;
  }

  synchronized void leave(HashShare share) {
    taken.merge(share, -1, Integer::sum);
  }

  synchronized int taken(HashShare share) {
    return taken.getOrDefault(share, 0);
  }
}
