package kenpo.throttle.listing;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import kenpo.society.Japan;
import kenpo.throttle.listing.ListingDesk.Added;
import kenpo.throttle.listing.ListingDesk.Ordered;
import kenpo.throttle.listing.Standing.Order;
import kenpo.throttle.listing.Standing.State;
import kenpo.web.Language;
import kenpo.web.Messages;

/** Tells how the allow-lists stand, line by line, to the person who asked. */
public record ListingReport(Messages messages, Language language, InstantSource clock) {

  /** The file of texts in {@code messages/}. */
  public static final String TEXTS = "allow";

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  public String line(String societyId, Added added) {
    return switch (added) {
      case Added.Done(var id) -> text("added", societyId + "/" + id);
      case Added.SpecialUse() -> text("special-use");
      case Added.TooWide(var widest) -> text("too-wide", widest);
      case Added.WrongDay(var first, var last) -> text("wrong-day", first, last);
      case Added.Overlaps(var other) ->
          text(
              other.societyId().equals(societyId) ? "overlaps" : "overlaps-elsewhere",
              name(other),
              other.network());
    };
  }

  public String line(String id, Order order, Ordered ordered) {
    return switch (ordered) {
      case Ordered.Done(var listing) ->
          text("ordered." + order.code(), name(listing), listing.network());
      case Ordered.NotFrom(var standing) -> text("not-from", id, state(standing));
      case Ordered.Unknown() -> text("unknown", id);
    };
  }

  public List<String> lines(List<Listing> all) {
    return all.isEmpty() ? List.of(text("none")) : all.stream().map(this::line).toList();
  }

  private String line(Listing listing) {
    return text(
        "line",
        name(listing),
        listing.network(),
        state(listing),
        lastDay(listing),
        listing.label(),
        listing.owner());
  }

  private String state(Listing listing) {
    return listing.standing().state() != State.REVOKED && !listing.isInForce(clock.instant())
        ? text("state.expired")
        : state(listing.standing());
  }

  private String state(Standing standing) {
    return standing
        .until()
        .map(until -> text("state.suspended-until", say(until)))
        .orElseGet(() -> text("state." + standing.state().code()));
  }

  private static String name(Listing listing) {
    return listing.societyId() + "/" + listing.id();
  }

  private static LocalDate lastDay(Listing listing) {
    return LocalDate.ofInstant(listing.expires(), Japan.ZONE).minusDays(1);
  }

  private static String say(Instant at) {
    return TIME.format(at.atZone(Japan.ZONE));
  }

  private String text(String key, Object... args) {
    return messages.text(language, "allow." + key, args);
  }
}
