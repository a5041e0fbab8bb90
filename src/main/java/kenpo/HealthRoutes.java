package kenpo;

import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;

import kenpo.captcha.FormGuard;
import kenpo.checkup.AboutPages;
import kenpo.checkup.DayPages;
import kenpo.checkup.HealthAgePages;
import kenpo.checkup.OverviewPages;
import kenpo.checkup.TakeAwayPages;
import kenpo.checkup.TrendPages;
import kenpo.crypto.Mac;
import kenpo.crypto.Mac.Purpose;
import kenpo.letter.Letters;
import kenpo.results.Histories;
import kenpo.results.Results;
import kenpo.session.SessionGuard;
import kenpo.stepup.StepUpFeature;
import kenpo.throttle.Throttle;
import kenpo.viewing.ViewingGuard;
import kenpo.viewing.ViewingParts;

/** The part of the map of the member site that leads to health data, and what is behind it. */
record HealthRoutes(MemberParts parts, ViewingParts viewing, ViewingGuard guard) {

  static HealthRoutes of(MemberParts parts, Letters letters, SessionGuard sessions) {
    var viewing =
        ViewingParts.of(
            parts.db(),
            letters,
            parts.passwords(),
            Mac.of(parts.secret(), Purpose.THROTTLE),
            parts.outbox(),
            parts.audit(),
            parts.clock());
    return new HealthRoutes(
        parts, viewing, new ViewingGuard(viewing.viewing(), sessions, parts.view()));
  }

  void on(Entrances map, FormGuard forms, Throttle throttle) {
    var pages =
        StepUpFeature.of(
            viewing, guard, forms, throttle, parts.knowledge(), parts.clock(), parts.view());
    checkups(map);
    map.member(GET, "/viewing").respond(pages.gate()::show);
    map.member(POST, "/viewing").respond(pages.gate()::submit);
    map.member(GET, "/viewing/name").respond(pages.name()::show);
    map.member(POST, "/viewing/name").respond(pages.name()::confirm);
    map.member(GET, "/viewing/question").respond(pages.question()::form);
    map.member(POST, "/viewing/question").respond(pages.question()::choose);
    map.member(GET, "/viewing/confirm").respond(pages.question()::confirm);
    map.member(POST, "/viewing/confirm").respond(pages.question()::set);
    map.member(GET, "/viewing/password").respond(pages.password()::form);
    map.member(POST, "/viewing/password").respond(pages.password()::choose);
    map.member(GET, "/viewing/cautions").respond(pages.cautions()::show);
    map.member(POST, "/viewing/cautions").respond(pages.cautions()::agree);
    map.member(GET, "/viewing/letter").respond(pages.letter()::show);
    map.member(POST, "/viewing/letter").respond(pages.letter()::ask);
    map.member(GET, "/viewing/wish").respond(pages.letter()::wishForm);
    map.member(POST, "/viewing/wish").respond(pages.letter()::wish);
    map.member(GET, "/settings/viewing").respond(pages.settings()::show);
    map.member(POST, "/settings/viewing/change").respond(pages.settings()::change);
    map.member(POST, "/settings/viewing/unwish").respond(pages.settings()::unwish);
  }

  /** Results: what else begins with their address stands before the days. */
  private void checkups(Entrances map) {
    var results = new Results(parts.audit(), parts.clock());
    var histories = new Histories(results, parts.knowledge());
    var days = new DayPages(histories, parts.view());
    var over = new OverviewPages(histories, parts.clock(), parts.view());
    map.viewing(GET, "/checkups").respond(days::latest);
    var files =
        new TakeAwayPages(
            results,
            parts.files(),
            parts.knowledge(),
            Mac.of(parts.secret(), Purpose.EXPORT),
            parts.messages(),
            parts.clock(),
            parts.view());
    map.viewing(GET, "/checkups/export").respond(files::choose);
    map.viewing(GET, "/checkups/export.pdf").respond(files::pdf);
    map.viewing(GET, "/checkups/export.csv").respond(files::csv);
    map.viewing(GET, "/checkups/export.json").respond(files::fhir);
    map.viewing(GET, "/checkups/years").respond(over::years);
    var trends = new TrendPages(histories, parts.messages(), parts.view());
    map.viewing(GET, "/checkups/items/:code").respond(trends::item);
    map.viewing(GET, "/checkups/judgements").respond(over::judgements);
    about(map, files);
    var ages = new HealthAgePages(histories, parts.messages(), parts.clock(), parts.view());
    map.viewing(GET, "/checkups/health-age").respond(ages::show);
    map.viewing(GET, "/checkups/:date").respond(days::day);
  }

  /** Nobody's results: to be read before the cautions are agreed to. */
  private void about(Entrances map, TakeAwayPages files) {
    var about = new AboutPages(parts.knowledge(), parts.view());
    map.member(GET, "/checkups/about").respond(about::about);
    map.member(GET, "/checkups/criteria").respond(about::criteria);
    map.member(GET, "/checkups/criteria.pdf").respond(files::criteria);
  }
}
