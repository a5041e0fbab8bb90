package kenpo.throttle.listing;

import java.util.Map;
import java.util.Optional;
import kenpo.mail.Mail;
import kenpo.society.SocietyGuard;
import kenpo.web.Language;

/** What a society is told of its allow-list. */
final class ListingMail {

  private ListingMail() {}

  /** {@code until} is empty where it lasts until staff decide. */
  static Mail suspended(String address, Listing listing, Standing next) {
    var language = Language.JA;
    return new Mail(
        "listing-suspended",
        language,
        address,
        Optional.empty(),
        Map.of(
            "number", listing.societyId() + "/" + listing.id(),
            "network", listing.network().toString(),
            "label", listing.label(),
            "time", SocietyGuard.say(next.since(), language),
            "until", next.until().map(until -> SocietyGuard.say(until, language)).orElse("")),
        Optional.empty());
  }
}
