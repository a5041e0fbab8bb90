package kenpo.support;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import kenpo.society.Society;
import kenpo.society.Society.Allowance;
import kenpo.society.Society.Limit;
import kenpo.society.Society.Maintenance;

/** Sample societies with one part of their policy changed. */
public final class Policies {

  private Policies() {}

  /** So many of a limit's tries within an hour. */
  public static Society allowing(Society society, Limit limit, int count) {
    var limits = new EnumMap<>(society.throttle());
    limits.put(limit, new Allowance(count, Duration.ofHours(1)));
    return with(society, limits, society.maintenance());
  }

  public static Society closed(Society society, Maintenance maintenance) {
    return with(society, new EnumMap<>(society.throttle()), List.of(maintenance));
  }

  private static Society with(
      Society s, EnumMap<Limit, Allowance> throttle, List<Maintenance> maintenance) {
    return new Society(
        s.id(),
        s.name(),
        s.style(),
        s.hosts(),
        s.baseUrl(),
        s.insurerNumbers(),
        s.desk(),
        s.mailFrom(),
        s.enrolment(),
        s.match(),
        s.branchAsked(),
        s.password(),
        s.registration(),
        s.session(),
        throttle,
        s.terms(),
        s.privacy(),
        maintenance,
        s.notices());
  }
}
