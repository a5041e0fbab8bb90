package kenpo.stepup;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import kenpo.captcha.FormGuard;
import kenpo.captcha.FormPart;
import kenpo.captcha.Purpose;
import kenpo.letter.LetterKind;
import kenpo.roster.TypedBirthDate;
import kenpo.society.Japan;
import kenpo.society.SocietyGuard;
import kenpo.viewing.Opener;
import kenpo.viewing.Reissue;
import kenpo.viewing.Viewer;
import kenpo.web.Flash;
import kenpo.web.Flash.Word;
import kenpo.web.FormErrors;
import kenpo.web.LanguageChoice;
import kenpo.web.View;

/** The forms that ask for what opens health data, and the page that says that it is locked. */
record OpenerPages(Reissue letters, FormGuard forms, InstantSource clock, View view) {

  /** Whom a form asks for what; {@code birthDate}: as typed before. */
  record Asked(Viewer viewer, Opener opener, TypedBirthDate birthDate) {}

  /**
   * What viewing/letter-secret.ftlh is given.
   *
   * @param kind viewing_code or viewing_password
   * @param anew whether the way has to begin again
   */
  public record LetterSecretPage(
      String kind,
      TypedBirthDate birthDate,
      LetterState letter,
      String waiting,
      boolean anew,
      FormPart part) {}

  /** What viewing/answer.ftlh is given. */
  public record AnswerPage(String question, FormPart part) {}

  /** What viewing/own-password.ftlh is given; {@code login}: whether that of the login is asked. */
  public record OwnPasswordPage(boolean login, FormPart part) {}

  /**
   * What viewing/locked.ftlh is given.
   *
   * @param letter whether another letter is a way out
   */
  public record LockedPage(String until, boolean letter) {}

  /** With what is wrong, if anything is. */
  Future<Void> ask(RoutingContext ctx, Asked asked, FormErrors errors) {
    return forms.part(ctx, Purpose.VIEWING).compose(part -> form(ctx, asked, part, errors));
  }

  Future<Void> form(RoutingContext ctx, Asked asked, FormPart part, FormErrors errors) {
    return switch (asked.opener) {
      case Opener.ByLetter(var kind) -> letterForm(ctx, asked, kind, part, errors);
      case Opener.ByAnswer(var question) ->
          view.invalid(ctx, "viewing/answer", new AnswerPage(question, part), errors);
      case Opener.ByPassword() ->
          view.invalid(ctx, "viewing/own-password", new OwnPasswordPage(false, part), errors);
      case Opener.ByLogin() ->
          view.invalid(ctx, "viewing/own-password", new OwnPasswordPage(true, part), errors);
    };
  }

  private Future<Void> letterForm(
      RoutingContext ctx, Asked asked, LetterKind kind, FormPart part, FormErrors errors) {
    var language = LanguageChoice.of(ctx);
    var wait = SocietyGuard.of(ctx).letters().howLong().in(language);
    boolean anew = Flash.take(ctx).equals(Optional.of(Word.VIEWING_ANEW));
    return letters
        .latest(asked.viewer)
        .map(letter -> LetterState.of(letter, Japan.today(clock), language))
        .map(state -> new LetterSecretPage(kind.code(), asked.birthDate, state, wait, anew, part))
        .compose(page -> view.invalid(ctx, "viewing/letter-secret", page, errors));
  }

  Future<Void> locked(RoutingContext ctx, Opener opener, Instant until) {
    boolean letter = opener instanceof Opener.ByAnswer || opener instanceof Opener.ByPassword;
    return view.show(
        ctx,
        403,
        "viewing/locked",
        new LockedPage(SocietyGuard.say(until, LanguageChoice.of(ctx)), letter));
  }
}
