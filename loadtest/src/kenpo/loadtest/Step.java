package kenpo.loadtest;

import java.util.Locale;

/** What a person does on the way to an account and back into it, in this order. */
enum Step {
  FORM,
  SEND_FORM,
  CONFIRM_PAGE,
  AGREE,
  SENT_PAGE,
  /** From the page that says it was sent until it is in the mailbox, looked at every 100 ms. */
  MAIL,
  LINK,
  USE_LINK,
  ELIGIBILITY_FORM,
  SEND_ELIGIBILITY,
  PERSON_PAGE,
  COMPLETE,
  DONE_PAGE,
  HOME,
  WELCOME_MAIL,
  LOGOUT,
  TOP_PAGE,
  LOGIN_FORM,
  /** What the form asks for first. */
  CHALLENGE,
  LOGIN,
  HOME_AGAIN;

  String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
