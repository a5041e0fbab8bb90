package kenpo.loadtest;

import static java.util.Map.entry;

import java.util.Map;
import java.util.regex.Pattern;

/** One person's way: registers, follows the mailed link, proves who he is, leaves, comes back. */
record Journey(Person person, Browser browser, Inbox inbox) {

  /** Without what the society's own base URL puts before it: the server may be tested elsewhere. */
  private static final Pattern LINK = Pattern.compile("/users/[A-Za-z0-9._~-]+/activate");

  void go() throws InterruptedException {
    register();
    activate();
    prove();
    home(Step.HOME);
    inbox.await(Step.WELCOME_MAIL, person.email(), 2);
    leave();
    comeBack();
  }

  private void register() throws InterruptedException {
    browser.open(Step.FORM, "/users/new");
    browser.submit(
        Step.SEND_FORM,
        "/users/new",
        Map.of(
            "email", person.email(),
            "emailAgain", person.email(),
            "password", person.password()),
        "/users/new/confirm");
    browser.open(Step.CONFIRM_PAGE, "/users/new/confirm");
    browser.submit(Step.AGREE, "/users/new/confirm", Map.of("agree", "true"), "/users/new/sent");
    browser.open(Step.SENT_PAGE, "/users/new/sent");
  }

  private void activate() throws InterruptedException {
    var mails = inbox.await(Step.MAIL, person.email(), 1);
    var link = LINK.matcher(mails);
    if (!link.find()) {
      throw new StepFailed(Step.MAIL, "no link in it");
    }
    browser.open(Step.LINK, link.group());
    browser.submit(Step.USE_LINK, link.group(), Map.of(), "/users/eligibility");
  }

  private void prove() throws InterruptedException {
    browser.open(Step.ELIGIBILITY_FORM, "/users/eligibility");
    browser.submit(
        Step.SEND_ELIGIBILITY, "/users/eligibility", papers(), "/users/eligibility/confirm");
    browser.open(Step.PERSON_PAGE, "/users/eligibility/confirm");
    browser.submit(
        Step.COMPLETE, "/users/eligibility/confirm", Map.of(), "/users/eligibility/done");
    browser.open(Step.DONE_PAGE, "/users/eligibility/done");
  }

  private Map<String, String> papers() {
    return Map.ofEntries(
        entry("symbol", person.symbol()),
        entry("number", person.number()),
        entry("branch", person.branch()),
        entry("kana", person.kana()),
        entry("birthDateEra", person.birthday().era()),
        entry("birthDateYear", person.birthday().year()),
        entry("birthDateMonth", person.birthday().month()),
        entry("birthDateDay", person.birthday().day()),
        entry("insurerNumber", person.insurerNumber()));
  }

  /** The name there is the proof: it comes from the roster, and nobody ever typed it. */
  private void home(Step step) {
    if (!browser.open(step, "/home").says(person.name())) {
      throw new StepFailed(step, "somebody else's");
    }
  }

  private void leave() throws InterruptedException {
    browser.submit(Step.LOGOUT, "/logout", Map.of(), "/");
    browser.open(Step.TOP_PAGE, "/");
  }

  private void comeBack() throws InterruptedException {
    browser.open(Step.LOGIN_FORM, "/login");
    browser.submit(
        Step.LOGIN,
        "/login",
        Map.of("email", person.email(), "password", person.password()),
        "/home");
    home(Step.HOME_AGAIN);
  }
}
