package kenpo;

import java.util.List;
import kenpo.JobsVerticle.Job;
import kenpo.crypto.Mac;
import kenpo.crypto.Mac.Purpose;
import kenpo.login.LoginFeature;
import kenpo.registration.RegistrationFeature;
import kenpo.throttle.Lockouts;
import kenpo.throttle.Risk;
import kenpo.throttle.SprayHistory;
import kenpo.throttle.Throttle;

/** What has to be done now and then, by all servers together. */
final class Chores {

  private final PortalParts parts;
  private final MailGauges mailGauges;

  Chores(PortalParts parts) {
    this.parts = parts;
    this.mailGauges = new MailGauges(parts.outgoing, parts.clock, parts.meters);
  }

  List<Job> all() {
    var keys = parts.sessions.keys();
    var throttle =
        new Throttle(
            parts.db,
            parts.surroundings,
            Mac.of(parts.config.secret(), Purpose.THROTTLE),
            parts.clock,
            parts.meters);
    var spray = new SprayHistory(parts.db, parts.societies);
    return List.of(
        new Job("registrations", () -> RegistrationFeature.purge(parts.db, parts.clock.instant())),
        new Job("logins", () -> LoginFeature.purge(parts.db, parts.clock.instant())),
        new Job("throttle", () -> throttle.purge(parts.societies)),
        new Job("lockouts", () -> Lockouts.purge(parts.db, parts.clock.instant())),
        new Job("risk", () -> Risk.purge(parts.db, parts.societies.all(), parts.clock.instant())),
        new Job("spray history", () -> spray.remember(parts.clock.instant())),
        new Job("alarms", () -> spray.purge(parts.clock.instant())),
        new Job("challenges", parts.challenges::purge),
        new Job("allow-lists", () -> parts.listings.settle(parts.societies)),
        new Job("known allow-lists", () -> parts.listings.read().map(0)),
        new Job("tries of listed networks", parts.listings::purge),
        new Job("sessions", parts.sessions.sessions()::purge),
        new Job("devices", parts.sessions.sessions()::purgeDevices),
        new Job("memberships", parts.memberships::settle),
        new Job("closed accounts", parts.memberships::erase),
        new Job("new-keys", () -> keys.rotate(parts.societies.all(), parts.config.keyAge())),
        new Job("old-keys", keys::purge),
        new Job("known-keys", () -> keys.read().map(0)),
        new Job("mail", parts.outgoing::purge),
        new Job("mail gauges", () -> mailGauges.measure().map(0)));
  }
}
