package kenpo.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.regex.Pattern;
import kenpo.society.Society;
import kenpo.society.Society.Limit;
import kenpo.support.Policies;
import kenpo.support.Reader;
import kenpo.support.TestPortal;
import kenpo.web.Language;

/** One person's way through all forms that may hold a challenge, where all stand at one level. */
final class LevelWalk implements AutoCloseable {

  /** What a shared address is asked that sent more than is usual. */
  private static final int BEYOND_ALLOWANCE = 3;

  private static final int MAILS_ALLOWED = 2;
  private static final String ANOTHER = Person.PASSWORD + "!";

  private final int level;
  private final Gallery.Viewer viewer;
  private final TestPortal portal;
  private final Person person;
  private final Tab tab;
  private final Tab elsewhere;

  LevelWalk(Device device, Language language, int level, Gallery.Viewer viewer) {
    this.level = level;
    this.viewer = viewer;
    this.portal = TestPortal.withLadder(society -> standingAt(society, level));
    this.person = Person.onRoster(portal);
    this.tab = Waiting.ready(person.tab(device, language));
    this.elsewhere = person.tab(device, language);
  }

  private static Society standingAt(Society society, int level) {
    var limited = Policies.allowing(society, Limit.MAIL_PER_ADDRESS, MAILS_ALLOWED);
    return Policies.standingAt(limited, level);
  }

  void begin() {
    registers();
    resumes();
    showsPapers();
    logsInOnAnotherDevice();
    logsInWhereKnown();
    asksForALink();
  }

  private void registers() {
    see("register", tab.open("/users/new"));
    tab.type("email", person.email()).type("emailAgain", person.email());
    tab.type("password", Person.PASSWORD);
    passes(tab, ofForms()).press();
    see("register-confirm", tab);
    tab.field("agree").check();
    passes(tab, ofForms()).press();
    assertThat(tab.path()).isEqualTo("/users/new/sent");
    portal.mailbox.await(person.email());
    portal.clock.advance(Duration.ofMinutes(2));
    see("mail-sent", tab);
    passes(tab, ofForms()).press();
    person.opensLink(elsewhere, 2);
  }

  /** The link was opened in another browser. */
  private void resumes() {
    see("link-anew", elsewhere);
    elsewhere.type("password", ANOTHER).press();
    assertThat(elsewhere.path()).isEqualTo("/users/eligibility");
    see("resume", tab.open("/users/new/sent"));
    tab.type("password", ANOTHER);
    passes(tab, ofForms()).press();
  }

  private void showsPapers() {
    see("eligibility", tab);
    tab.type("symbol", "７１－１２３４").type("number", person.number());
    person.tellsPerson(tab);
    passes(tab, ofForms()).press();
    assertThat(tab.path()).isEqualTo("/users/eligibility/confirm");
    tab.press();
  }

  private void logsInOnAnotherDevice() {
    try (var stranger = Waiting.ready(person.tab(tab.device(), tab.language()))) {
      stranger.open("/login").type("email", person.email()).type("password", ANOTHER);
      see("login", stranger);
      passes(stranger, level).press();
      assertThat(stranger.path()).isEqualTo("/home");
    }
  }

  private void logsInWhereKnown() {
    tab.open("/home").logOut();
    tab.open("/login").type("email", person.email()).press();
    see("login-again", tab);
    asks(tab, level < 2 ? 0 : level);
    tab.type("password", ANOTHER);
    passes(tab, level < 2 ? 0 : level).press();
    assertThat(tab.path()).isEqualTo("/home");
    tab.logOut();
  }

  private void asksForALink() {
    tab.open("/login/link").type("email", person.email()).press();
    see("link-challenge", tab);
    passes(tab, BEYOND_ALLOWANCE).press();
    assertThat(tab.path()).isEqualTo("/login/link/sent");
  }

  /** Who guesses no passwords is asked nothing below the second level. */
  private int ofForms() {
    return level < 2 ? 0 : level;
  }

  private void see(String name, Tab at) {
    viewer.look(name + " at level " + level, at);
  }

  private static void asks(Tab at, int asked) {
    var part = at.page().locator("[data-challenge]");
    assertThat(part).hasCount(asked == 0 ? 0 : 1);
    if (asked > 0) {
      assertThat(part).hasAttribute("data-challenge", Pattern.compile(".*level=" + asked));
    }
  }

  /** By the browser's work, and where it runs no scripts by what the picture shows. */
  private Tab passes(Tab at, int asked) {
    asks(at, asked);
    if (asked > 0 && at.device().scripts()) {
      Waiting.works(portal, at, () -> ticks(at));
    } else if (asked > 0) {
      var seal = at.field("seal").inputValue();
      at.type("code", Reader.code(seal, portal.clock.instant()));
      portal.clock.advance(Waiting.LONGEST);
    }
    return at;
  }

  private static void ticks(Tab at) {
    if (!at.page().locator("#challenge-box").isVisible()) {
      at.choose("work");
    }
    at.page().locator("#challenge-box").check();
  }

  @Override
  public void close() {
    elsewhere.close();
    tab.close();
    portal.close();
  }
}
