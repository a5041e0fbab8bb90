package kenpo.browser;

import java.time.Duration;
import java.util.List;
import kenpo.letter.LetterKind;
import kenpo.society.Society;
import kenpo.society.Society.Limit;
import kenpo.society.Society.Maintenance;
import kenpo.society.ViewingPolicy;
import kenpo.support.MovableClock;
import kenpo.support.Policies;
import kenpo.support.Shelf;
import kenpo.support.Strange;
import kenpo.support.TestPortal;
import kenpo.web.Language;

/** Leads through every page there is, in one language and on one device. */
record Gallery(Device device, Language language, Viewer viewer) {

  /** Looks at the page a tab shows. */
  interface Viewer {
    void look(String name, Tab tab);
  }

  private static final List<String> OPEN_PAGES =
      List.of(
          "/login",
          "/notices",
          "/faq",
          "/help/registration",
          "/help/papers",
          "/help/mail",
          "/help/password",
          "/help/contact",
          "/help/viewing",
          "/terms",
          "/privacy",
          "/media-policy",
          "/accessibility");

  /** The rooms of the gallery: each is a portal of its own. */
  enum Room {
    OPEN_PAGES,
    FIRST_HALF,
    LINKS,
    SECOND_HALF,
    MEMBERS,
    VIEWING,
    VIEWING_PASSWORD,
    TRENDS,
    CHECKUPS,
    LOGIN_LINK,
    CLOSED,
    APP,
    ERRORS,
    MAINTENANCE,
    MAILS
  }

  void show(Room room) {
    switch (room) {
      case OPEN_PAGES -> openPages();
      case FIRST_HALF -> firstHalf();
      case LINKS -> links();
      case SECOND_HALF -> secondHalf();
      case MEMBERS -> members();
      case VIEWING -> viewing();
      case VIEWING_PASSWORD -> viewingPassword();
      case TRENDS -> trends();
      case CHECKUPS -> checkups();
      case LOGIN_LINK -> loginLink();
      case CLOSED -> closed();
      case APP -> app();
      case ERRORS -> errors();
      case MAINTENANCE -> maintenance();
      case MAILS -> mails();
    }
  }

  private void openPages() {
    try (var portal = new TestPortal();
        var tab = tab(portal, "/s/aoba");
        var soon = tab(portal, "/s/minato");
        var chooser = tab(portal, "")) {
      see("top", tab.open("/"));
      OPEN_PAGES.forEach(path -> see(path.substring(1).replace('/', '-'), tab.open(path)));
      see("soon", soon.open("/"));
      see("soon-login", soon.open("/login"));
      see("soon-notices", soon.open("/notices"));
      see("chooser", chooser.open("/"));
    }
  }

  private void firstHalf() {
    try (var portal = new TestPortal();
        var tab = tab(portal, "/s/aoba")) {
      var person = Person.onRoster(portal);
      see("register", tab.open("/users/new"));
      see("register-errors", tab.type("email", "hanako@").press());
      tab.page().locator("summary").click();
      tab.type("email", person.email()).type("emailAgain", person.email());
      see("register-weak", tab.type("password", "password1234").type("invitation", "?").press());
      see("register-confirm", person.begins(tab));
      see("register-confirm-errors", tab.press());
      see("mail-sent", person.agrees(tab));
      see("link", person.opensLink(tab, 1));
      see("cancel", tab.open("/users/cancel"));
    }
  }

  private void links() {
    try (var portal = new TestPortal();
        var tab = tab(portal, "/s/aoba");
        var elsewhere = tab(portal, "/s/aoba")) {
      var person = Person.onRoster(portal);
      person.agrees(person.begins(tab));
      portal.mailbox.await(person.email());
      portal.clock.advance(Duration.ofMinutes(2));
      tab.press();
      see("link-replaced", person.opensLink(elsewhere, 1));
      see("link-anew", person.opensLink(elsewhere, 2));
      see("link-anew-errors", elsewhere.press());
      elsewhere.type("password", Person.PASSWORD + "!").press();
      see("link-used", person.opensLink(tab, 2));
      see("resume", tab.open("/users/new/sent"));
      see("resume-errors", tab.type("password", "something else").press());
      see("link-unknown", tab.open("/users/abc/activate"));
      expired(portal, tab);
    }
  }

  private void expired(TestPortal portal, Tab tab) {
    var late = Person.onRoster(portal);
    late.agrees(late.begins(tab));
    late.portal().mailbox.await(late.email());
    portal.clock.advance(Duration.ofMinutes(61));
    see("link-expired", late.opensLink(tab, 1));
  }

  private void secondHalf() {
    try (var portal = new TestPortal();
        var tab = tab(portal, "/s/aoba")) {
      var person = Person.onRoster(portal);
      see("eligibility", person.comesToEligibility(tab));
      see("eligibility-errors", tab.type("kana", "花子").press());
      see("not-found", person.claims(tab, "99"));
      for (int i = 0; i < 3; i++) {
        person.claims(tab.follow("/users/eligibility"), "99");
      }
      see("not-found-last", tab);
      see("eligibility-last", tab.follow("/users/eligibility"));
      see("not-found-none-left", person.claims(tab, "99"));
    }
  }

  private void members() {
    try (var portal = new TestPortal();
        var tab = tab(portal, "/s/aoba")) {
      var person = Person.onRoster(portal);
      person.comesToEligibility(tab);
      see("person", person.claims(tab, person.number()));
      see("done", tab.press());
      see("home", tab.follow("/home"));
      see("sessions", tab.open("/settings/sessions"));
      var otherTab = tab(portal, "/s/aoba");
      person.logsIn(otherTab.open("/login"), Person.PASSWORD);
      otherTab.close();
      tab.open("/settings/sessions").page().locator("form[action$=end-others] button").click();
      see("sessions-ended", tab);
      see("looked", tab.open("/settings/looked"));
      see("member-faq", tab.open("/faq"));
      see("logged-out", tab.logOut());
      person.logsIn(tab.open("/login"), Person.PASSWORD);
      tab.open("/settings/sessions").page().locator("form[action$=end-all] button").click();
      see("sessions-all-ended", tab);
      see("login-errors", person.logsIn(tab.open("/login"), "wrong"));
      see("new-password", person.logsInWithOwnName(tab));
      see("new-password-errors", tab.press());
      tab.type("password", "midori no yamanami 88").press();
    }
  }

  private void viewing() {
    try (var portal = new TestPortal(Policies::unlimited);
        var tab = tab(portal, "/s/aoba")) {
      var person = Person.onRoster(portal);
      person.registers(tab);
      see("viewing-waiting", tab.open("/viewing"));
      see("viewing-letter", tab.open("/viewing/letter"));
      var code = person.getsLetter(LetterKind.VIEWING_CODE);
      see("viewing-code", tab.open("/viewing"));
      see("viewing-code-errors", tab.press());
      portal.execute("UPDATE letters SET expires_on = '2026-11-30'");
      see("viewing-expired", person.typesCode(tab, code));
      portal.execute("UPDATE letters SET expires_on = '2027-06-01'");
      portal.execute("UPDATE letters SET state = 'void', voided_at = posted_on");
      see("viewing-void", person.typesCode(tab, code));
      portal.execute("UPDATE letters SET state = 'used', voided_at = NULL, used_at = posted_on");
      see("viewing-used", tab.open("/viewing"));
      portal.execute("UPDATE letters SET state = 'posted', used_at = NULL");
      see("viewing-name", person.typesCode(tab, code));
      see("viewing-question", tab.press());
      see("viewing-question-errors", tab.press());
      tab.type("question", "はじめて育てた花は？").type("answer", "Asagao");
      see("viewing-confirm", tab.press());
      see("viewing-cautions", tab.press());
      see("viewing-cautions-errors", tab.press());
      tab.field("agree").check();
      see("checkups", tab.press());
      settings(portal, tab, person);
    }
  }

  private void settings(TestPortal portal, Tab tab, Person person) {
    see("viewing-settings", tab.open("/settings/viewing"));
    try (var next = tab(portal, "/s/aoba")) {
      person.logsIn(next.open("/login"), Person.PASSWORD);
      see("viewing-answer", next.open("/checkups"));
      see("viewing-answer-errors", next.type("answer", "rose").press());
      for (int i = 0; i < 4; i++) {
        next.type("answer", "rose").press();
      }
      see("viewing-locked", next);
      see("viewing-again", next.open("/viewing/letter"));
      see("viewing-again-errors", next.press());
      next.field("sure").check();
      see("viewing-again-asked", next.press());
    }
    tab.open("/settings/viewing").field("sure").check();
    see("viewing-not-shown", tab.press());
    see("viewing-not-wished", tab.open("/viewing"));
    see("viewing-wish", tab.open("/viewing/wish"));
  }

  private void trends() {
    try (var portal = TenYears.portal();
        var tab = tab(portal, "/s/aoba")) {
      YearsToDraw.of(Person.onRoster(portal), tab);
      see("trend", tab.open("/checkups/items/" + YearsToDraw.LDL));
      see("trend-pressure", tab.open("/checkups/items/" + YearsToDraw.SYSTOLIC));
      see("trend-glucose", tab.open("/checkups/items/" + YearsToDraw.GLUCOSE));
      see("trend-urine", tab.open("/checkups/items/" + YearsToDraw.PROTEIN));
      see("trend-uncertain", tab.open("/checkups/items/" + YearsToDraw.HDL));
      see("trend-below", tab.open("/checkups/items/" + YearsToDraw.CRP));
      see("trend-answers", tab.open("/checkups/items/" + YearsToDraw.SMOKING));
      see("trend-none", tab.open("/checkups/items/" + YearsToDraw.NEVER_MEASURED));
      see("health-age", tab.open("/checkups/health-age"));
    }
  }

  private void viewingPassword() {
    try (var portal =
            new TestPortal(
                s -> Policies.viewing(Policies.unlimited(s), ViewingPolicy.Style.password));
        var tab = tab(portal, "/s/aoba")) {
      var person = Person.onRoster(portal);
      person.registers(tab);
      var letter = person.getsLetter(LetterKind.VIEWING_PASSWORD);
      see("viewing-password-letter", tab.open("/viewing"));
      see("viewing-password-choose", tab.type("code", letter).press());
      see("viewing-password-errors", tab.type("password", "1234567").press());
      tab.type("password", "midori no yama").press();
      see("viewing-password-settings", tab.open("/settings/viewing"));
      tab.logOut();
      person.logsIn(tab.open("/login"), Person.PASSWORD);
      see("viewing-password", tab.open("/viewing"));
    }
  }

  private void checkups() {
    try (var portal = TenYears.portal();
        var tab = tab(portal, "/s/aoba")) {
      var person = Person.onRoster(portal);
      person.registers(tab);
      tab.open("/checkups").field("agree").check();
      see("checkups-none", tab.press());
      TenYears.of(person);
      see("home-checkup", tab.open("/home"));
      see("checkups-day", tab.open("/checkups"));
      see("checkups-years", tab.open("/checkups/years"));
      see("checkups-judgements", tab.open("/checkups/judgements"));
      see("checkups-health-age", tab.open("/checkups/health-age"));
      see("checkups-about", tab.open("/checkups/about"));
      see("checkups-criteria", tab.open("/checkups/criteria"));
      see("checkups-export", tab.open("/checkups/export"));
      var other = Person.onRoster(portal);
      var every = TenYears.everyItemOf(other, tab(portal, "/s/aoba"));
      every.page().locator("details").evaluateAll("all => all.forEach(it => it.open = true)");
      see("checkups-every", every);
      Shelf.put(portal.database, "aoba", other.member(), Strange.day(2024, 150));
      see("checkups-unknown", every.open("/checkups/2024-06-01"));
      see("checkups-years-unknown", every.open("/checkups/years"));
      portal.execute("UPDATE viewing_agreements SET version = '1'");
      see("cautions-changed", every.open("/viewing/cautions"));
      every.close();
    }
  }

  private void loginLink() {
    try (var portal = new TestPortal(Policies::unlimited);
        var tab = tab(portal, "/s/aoba");
        var elsewhere = tab(portal, "/s/aoba")) {
      var person = Person.onRoster(portal);
      person.registers(elsewhere);
      elsewhere.logOut();
      see("login-link", tab.open("/login/link"));
      see("login-link-errors", tab.press());
      see("login-link-sent", tab.type("email", person.email()).press());
      see("login-link-open", person.opensLink(tab, 3));
      see("login-cleared", tab.press());
      see("login-cleared-errors", tab.type("password", "wrong").press());
      see("login-link-elsewhere", person.opensLink(elsewhere, 3));
      tab.type("password", Person.PASSWORD).press();
      tab.logOut();
      see("login-link-used", tab.open("/login/cleared"));
      see("login-link-unknown", tab.open("/login/link/abc"));
      portal.mailbox.await(person.email(), 4);
      tab.open("/login/link").type("email", person.email()).press();
      see("login-link-replaced", person.opensLink(elsewhere, 3));
      person.opensLink(tab, 5);
      portal.clock.advance(Duration.ofMinutes(31));
      see("login-link-expired", tab.press());
    }
  }

  private void closed() {
    try (var portal = new TestPortal(Policies::reregistering);
        var tab = tab(portal, "/s/aoba")) {
      var person = Person.onRoster(portal);
      person.registers(tab);
      portal.execute("UPDATE members SET renumbered_by = 1");
      see("session-over", tab.open("/home"));
      see("closed-renumbered", person.logsIn(tab.open("/login"), Person.PASSWORD));
      portal.execute("UPDATE members SET kind = 'dependant', birth_date = '2020-01-02'");
      see("closed-not-entitled", person.logsIn(tab.open("/login"), Person.PASSWORD));
      portal.execute("UPDATE members SET lost = '2026-12-01'");
      see("closed-lost", person.logsIn(tab.open("/login"), Person.PASSWORD));
    }
  }

  private void app() {
    try (var portal = new TestPortal();
        var tab = new Tab(portal.address() + "/s/aoba", Device.APP, language)) {
      var person = Person.onRoster(portal);
      see("app-register", tab.open("/users/new"));
      see("app-person", person.comesToEligibility(tab));
      see("app-person-errors", tab.press());
      see("app-number", person.tellsPerson(tab).press());
      see("app-number-errors", tab.press());
    }
  }

  private void errors() {
    try (var portal = new TestPortal(Gallery::allowingOne);
        var tab = tab(portal, "/s/aoba")) {
      var person = Person.onRoster(portal);
      see("404", tab.open("/nowhere"));
      person.logsIn(tab.open("/login"), "wrong").page().locator(".error-summary").waitFor();
      see("login-wait", person.logsIn(tab, "wrong"));
      person.agrees(person.begins(tab));
      see("429", tab.press());
      see("link-challenge", tab.open("/login/link").type("email", "a@example.jp").press());
      tab.open("/login").forgetForms();
      see("403", person.logsIn(tab, "wrong"));
    }
  }

  private static Society allowingOne(Society society) {
    return Policies.waitingFrom(Policies.allowing(society, Limit.MAIL_PER_ADDRESS, 1), 1);
  }

  private void maintenance() {
    var start = new MovableClock().instant().plus(Duration.ofHours(12));
    var night = new Maintenance(start, start.plus(Duration.ofHours(8)));
    try (var portal = new TestPortal(s -> s.id().equals("aoba") ? Policies.closed(s, night) : s);
        var tab = tab(portal, "/s/aoba");
        var chooser = tab(portal, "")) {
      see("maintenance-ahead", tab.open("/"));
      portal.clock.set(start);
      see("maintenance", tab.open("/"));
      see("maintenance-chooser", chooser.open("/"));
    }
  }

  private void mails() {
    try (var portal = new TestPortal();
        var tab = tab(portal, "/s/aoba");
        var later = tab(portal, "/s/aoba");
        var reader = tab(portal, "")) {
      var person = Person.onRoster(portal);
      person.registers(tab);
      portal.clock.advance(Duration.ofMinutes(2));
      person.agrees(person.begins(later));
      var mails = portal.mailbox.await(person.email(), 3);
      see("mail-activation", reader.show(mails.get(0).html()));
      see("mail-welcome", reader.show(mails.get(1).html()));
      see("mail-already-registered", reader.show(mails.get(2).html()));
      person.logsIn(later.open("/login"), Person.PASSWORD);
      see("mail-new-device", reader.show(portal.mailbox.await(person.email(), 4).get(3).html()));
      later.logOut();
      person.logsInWithOwnName(later.open("/login"));
      later.type("password", "midori no yamanami 88").press();
      var changed = portal.mailbox.await(person.email(), 5).get(4);
      see("mail-password-changed", reader.show(changed.html()));
      tab.open("/login/link").type("email", person.email()).press();
      see("mail-login-link", reader.show(portal.mailbox.await(person.email(), 6).get(5).html()));
      mailsAboutViewing(later, reader, person);
      tab.open("/login/link").type("email", "nobody@example.jp").press();
      see("mail-no-account", reader.show(portal.mailbox.await("nobody@example.jp").html()));
    }
  }

  private void mailsAboutViewing(Tab tab, Tab reader, Person person) {
    person.getsLetter(LetterKind.VIEWING_CODE);
    tab.open("/viewing/letter").field("sure").check();
    tab.press();
    seeMail("mail-letter-asked", reader, person, 7);
    for (int i = 0; i < 5; i++) {
      person.typesCode(tab.open("/viewing"), "K7MX-4WAC-92PT");
    }
    seeMail("mail-viewing-locked", reader, person, 8);
    tab.open("/settings/viewing").field("sure").check();
    tab.press();
    seeMail("mail-viewing-changed", reader, person, 9);
    person.isSentAnother(LetterKind.VIEWING_CODE);
    seeMail("mail-letter-renewed", reader, person, 10);
  }

  private void seeMail(String name, Tab reader, Person person, int number) {
    see(name, reader.show(person.portal().mailbox.await(person.email(), number).getLast().html()));
  }

  private Tab tab(TestPortal portal, String prefix) {
    return new Tab(portal.address() + prefix, device, language);
  }

  private void see(String name, Tab tab) {
    viewer.look(name, tab);
  }
}
