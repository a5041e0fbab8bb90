package kenpo.stepup;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import kenpo.captcha.FormGuard;
import kenpo.captcha.FormPart;
import kenpo.captcha.Purpose;
import kenpo.letter.LetterKind;
import kenpo.society.Japan;
import kenpo.throttle.Throttle.Charge;
import kenpo.viewing.Opener;
import kenpo.viewing.SecretProof;
import kenpo.viewing.Standing;
import kenpo.viewing.Viewing.Looked;
import kenpo.viewing.ViewingGuard;
import kenpo.viewing.ViewingParts;
import kenpo.web.FormErrors;
import kenpo.web.View;

/** What opens one's health data is shown and changed here, and whether they are on the web. */
public final class ViewingSettingsPages {

  static final String PATH = "/settings/viewing";

  private static final String PAGE = "viewing/settings";

  private final ViewingParts parts;
  private final ViewingGuard guard;
  private final OpenerPages openers;
  private final FormGuard forms;
  private final SettlingPages settling;
  private final InstantSource clock;
  private final View view;

  ViewingSettingsPages(
      ViewingParts parts,
      ViewingGuard guard,
      OpenerPages openers,
      FormGuard forms,
      SettlingPages settling,
      InstantSource clock,
      View view) {
    this.parts = parts;
    this.guard = guard;
    this.openers = openers;
    this.forms = forms;
    this.settling = settling;
    this.clock = clock;
    this.view = view;
  }

  /**
   * What viewing/settings.ftlh is given.
   *
   * @param wish what one may wish for; see {@link LetterPages#wishes}
   * @param opener letter, answer, password or login
   * @param kind of its letters, viewing_code or viewing_password
   * @param letter whether there are letters
   */
  public record SettingsPage(
      boolean wished,
      String wish,
      String opener,
      String question,
      String kind,
      boolean letter,
      FormPart part) {}

  public Future<Void> show(RoutingContext ctx) {
    return guard.looked(ctx, found -> show(ctx, found, new FormErrors()));
  }

  private Future<Void> show(RoutingContext ctx, Looked found, FormErrors errors) {
    return forms
        .part(ctx, Purpose.VIEWING)
        .compose(part -> view.invalid(ctx, PAGE, page(found, part), errors));
  }

  private static SettingsPage page(Looked found, FormPart part) {
    var society = found.viewer().society();
    return new SettingsPage(
        !(found.standing() instanceof Standing.NotWished),
        LetterPages.wishes(society),
        name(found.opener()),
        found.opener() instanceof Opener.ByAnswer(var question) ? question : "",
        LetterKind.firstOf(society).code(),
        society.viewing().style().isByLetter(),
        part);
  }

  private static String name(Opener opener) {
    return switch (opener) {
      case Opener.ByLetter _ -> "letter";
      case Opener.ByAnswer _ -> "answer";
      case Opener.ByPassword() -> "password";
      case Opener.ByLogin() -> "login";
    };
  }

  /** With the present secret one may choose another. */
  public Future<Void> change(RoutingContext ctx) {
    return guard.looked(
        ctx,
        found ->
            isOwn(found.opener()) && !(found.standing() instanceof Standing.NotWished)
                ? change(ctx, found)
                : view.redirect(ctx, PATH));
  }

  private static boolean isOwn(Opener opener) {
    return opener instanceof Opener.ByAnswer || opener instanceof Opener.ByPassword;
  }

  private Future<Void> change(RoutingContext ctx, Looked found) {
    var form = GateForm.from(ctx.request().formAttributes());
    var errors = form.errors(found.opener(), Japan.today(clock));
    if (!errors.isEmpty() && !forms.isAnother(ctx)) {
      return show(ctx, found, errors);
    }
    return forms.pass(
        ctx,
        Purpose.VIEWING,
        PATH,
        (part, why) -> view.invalid(ctx, PAGE, page(found, part), why),
        charge -> change(ctx, found, form.secret(found.opener()), charge));
  }

  private Future<Void> change(RoutingContext ctx, Looked found, String secret, Charge charge) {
    return parts
        .secret()
        .change(found.viewer(), found.opener(), secret)
        .compose(
            outcome ->
                switch (outcome) {
                  case SecretProof.Outcome.Right() ->
                      settling.right(ctx, charge, next(found.opener()));
                  case SecretProof.Outcome.Wrong(var left) ->
                      settling
                          .wrong(ctx, charge)
                          .compose(
                              told ->
                                  show(ctx, found, GatePages.secretError(found.opener(), left)));
                  case SecretProof.Outcome.Locked(var until) ->
                      settling
                          .wrong(ctx, charge)
                          .compose(told -> openers.locked(ctx, found.opener(), until));
                  case SecretProof.Outcome.Gone() -> settling.right(ctx, charge, PATH);
                });
  }

  private static String next(Opener opener) {
    return opener instanceof Opener.ByAnswer ? QuestionPages.PATH : PasswordPages.PATH;
  }

  /** Nothing is shown on the web any more. */
  public Future<Void> unwish(RoutingContext ctx) {
    boolean sure = "true".equals(ctx.request().getFormAttribute("sure"));
    return guard.looked(
        ctx,
        found ->
            sure
                ? parts.reissue().unwish(found.viewer()).compose(done -> view.redirect(ctx, PATH))
                : show(ctx, found, FormErrors.of("sure", "viewing.settings.sure.missing")));
  }
}
