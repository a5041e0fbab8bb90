package kenpo.society;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;

/** Japan's day: memberships begin and end, and people grow older, at 00:00 there. */
public final class Japan {

  public static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

  private Japan() {}

  public static LocalDate today(InstantSource clock) {
    return LocalDate.ofInstant(clock.instant(), ZONE);
  }
}
