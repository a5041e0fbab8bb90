package kenpo.health.judgement;

import java.util.Collection;

/** Whether something holds, where what would tell it may be missing. */
enum Truth {
  NO,
  UNKNOWN,
  YES;

  static Truth of(boolean holds) {
    return holds ? YES : NO;
  }

  /** Whether one of them holds, at least. */
  static Truth any(Collection<Truth> all) {
    return all.stream().max(Truth::compareTo).orElse(NO);
  }

  /** Whether all of them hold. */
  static Truth all(Collection<Truth> all) {
    return all.stream().min(Truth::compareTo).orElse(YES);
  }
}
