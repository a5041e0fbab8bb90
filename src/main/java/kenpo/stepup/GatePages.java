package kenpo.stepup;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.InstantSource;
import kenpo.captcha.FormGuard;
import kenpo.captcha.Purpose;
import kenpo.letter.LetterKind;
import kenpo.roster.TypedBirthDate;
import kenpo.society.Japan;
import kenpo.society.SocietyGuard;
import kenpo.stepup.OpenerPages.Asked;
import kenpo.throttle.Throttle.Charge;
import kenpo.viewing.LetterProof;
import kenpo.viewing.Opener;
import kenpo.viewing.SecretProof;
import kenpo.viewing.Standing;
import kenpo.viewing.Viewing.Looked;
import kenpo.viewing.ViewingGuard;
import kenpo.viewing.ViewingParts;
import kenpo.web.Dates;
import kenpo.web.FormErrors;
import kenpo.web.LanguageChoice;
import kenpo.web.View;

/** The way to health data begins here: what opens them for this member is asked for. */
public final class GatePages {

  static final String PATH = "/viewing";

  private final ViewingParts parts;
  private final ViewingGuard guard;
  private final OpenerPages openers;
  private final FormGuard forms;
  private final SettlingPages settling;
  private final InstantSource clock;
  private final View view;

  GatePages(
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

  /** What viewing/not-wished.ftlh is given; see {@link LetterPages#wishes}. */
  public record NotWishedPage(String wish) {}

  public Future<Void> show(RoutingContext ctx) {
    return guard.looked(ctx, found -> show(ctx, found));
  }

  private Future<Void> show(RoutingContext ctx, Looked found) {
    return switch (found.standing()) {
      case Standing.Open(), Standing.Recent() -> guard.enter(ctx);
      case Standing.Cautions _ -> view.redirect(ctx, CautionsPages.PATH);
      case Standing.NotWished() -> notWished(ctx);
      case Standing.Shut(var opener) -> shut(ctx, found, opener);
    };
  }

  private Future<Void> notWished(RoutingContext ctx) {
    return view.show(
        ctx, "viewing/not-wished", new NotWishedPage(LetterPages.wishes(SocietyGuard.of(ctx))));
  }

  private Future<Void> shut(RoutingContext ctx, Looked found, Opener opener) {
    return ask(ctx, new Asked(found.viewer(), opener, TypedBirthDate.empty()), new FormErrors());
  }

  private Future<Void> ask(RoutingContext ctx, Asked asked, FormErrors errors) {
    return parts
        .viewing()
        .lockedUntil(asked.viewer(), asked.opener())
        .compose(
            until ->
                until
                    .map(time -> openers.locked(ctx, asked.opener(), time))
                    .orElseGet(() -> openers.ask(ctx, asked, errors)));
  }

  public Future<Void> submit(RoutingContext ctx) {
    return guard.looked(
        ctx,
        found ->
            found.standing() instanceof Standing.Shut(var opener)
                ? submit(ctx, found, opener)
                : show(ctx, found));
  }

  private Future<Void> submit(RoutingContext ctx, Looked found, Opener opener) {
    var form = GateForm.from(ctx.request().formAttributes());
    var asked = new Asked(found.viewer(), opener, form.birthDate());
    var errors = form.errors(opener, Japan.today(clock));
    if (!errors.isEmpty() && !forms.isAnother(ctx)) {
      return ask(ctx, asked, errors);
    }
    return forms.pass(
        ctx,
        Purpose.VIEWING,
        PATH,
        (part, why) -> openers.form(ctx, asked, part, why),
        charge ->
            opener instanceof Opener.ByLetter(var kind)
                ? tryLetter(ctx, asked, kind, form.code(), charge)
                : trySecret(ctx, asked, form.secret(opener), charge));
  }

  private Future<Void> tryLetter(
      RoutingContext ctx, Asked asked, LetterKind kind, String code, Charge charge) {
    return parts
        .letter()
        .attempt(asked.viewer(), code, asked.birthDate().date())
        .compose(
            outcome ->
                switch (outcome) {
                  case LetterProof.Outcome.Right() -> settling.right(ctx, charge, next(kind));
                  case LetterProof.Outcome.Wrong(var left) ->
                      wrong(ctx, asked, charge, said("wrong." + kind.code(), left));
                  case LetterProof.Outcome.Expired(var left) ->
                      wrong(ctx, asked, charge, said("expired." + kind.code(), left));
                  case LetterProof.Outcome.Void(var since, var left) -> {
                    var day = Dates.day(since, LanguageChoice.of(ctx));
                    yield wrong(ctx, asked, charge, said("void." + kind.code(), day, left));
                  }
                  case LetterProof.Outcome.Withdrawn(var since, var left) -> {
                    var day = Dates.day(since, LanguageChoice.of(ctx));
                    yield wrong(ctx, asked, charge, said("withdrawn." + kind.code(), day, left));
                  }
                  case LetterProof.Outcome.Locked(var until) ->
                      locked(ctx, asked.opener(), until, charge);
                });
  }

  private static FormErrors said(String what, Object... args) {
    return FormErrors.of("code", "viewing.code." + what, args);
  }

  private static String next(LetterKind kind) {
    return switch (kind) {
      case VIEWING_CODE -> NamePages.PATH;
      case VIEWING_PASSWORD -> PasswordPages.PATH;
    };
  }

  private Future<Void> trySecret(RoutingContext ctx, Asked asked, String secret, Charge charge) {
    return parts
        .secret()
        .open(asked.viewer(), asked.opener(), secret)
        .compose(
            outcome ->
                switch (outcome) {
                  case SecretProof.Outcome.Right() ->
                      settling.right(charge).compose(back -> guard.enter(ctx));
                  case SecretProof.Outcome.Wrong(var left) ->
                      wrong(ctx, asked, charge, secretError(asked.opener(), left));
                  case SecretProof.Outcome.Locked(var until) ->
                      locked(ctx, asked.opener(), until, charge);
                  case SecretProof.Outcome.Gone() -> settling.right(ctx, charge, PATH);
                });
  }

  static FormErrors secretError(Opener opener, int left) {
    return opener instanceof Opener.ByAnswer
        ? FormErrors.of("answer", "viewing.answer.wrong", left)
        : FormErrors.of("password", "viewing.password.wrong", left);
  }

  private Future<Void> wrong(RoutingContext ctx, Asked asked, Charge charge, FormErrors errors) {
    return settling.wrong(ctx, charge).compose(told -> openers.ask(ctx, asked, errors));
  }

  private Future<Void> locked(RoutingContext ctx, Opener opener, Instant until, Charge charge) {
    return settling.wrong(ctx, charge).compose(told -> openers.locked(ctx, opener, until));
  }
}
