package kenpo.stepup;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import kenpo.letter.Asked;
import kenpo.letter.LetterKind;
import kenpo.society.Japan;
import kenpo.society.Society;
import kenpo.society.SocietyGuard;
import kenpo.viewing.Reissue;
import kenpo.viewing.Standing;
import kenpo.viewing.Viewer;
import kenpo.viewing.Viewing.Looked;
import kenpo.viewing.ViewingGuard;
import kenpo.web.Flash;
import kenpo.web.Flash.Word;
import kenpo.web.FormErrors;
import kenpo.web.LanguageChoice;
import kenpo.web.View;

/** The letter: how far it is, another one, and the first for who wants health data after all. */
public final class LetterPages {

  static final String PATH = "/viewing/letter";

  private static final String PAGE = "viewing/letter";

  private final Reissue letters;
  private final ViewingGuard guard;
  private final InstantSource clock;
  private final View view;

  LetterPages(Reissue letters, ViewingGuard guard, InstantSource clock, View view) {
    this.letters = letters;
    this.guard = guard;
    this.clock = clock;
    this.view = view;
  }

  /**
   * What viewing/letter.ftlh is given.
   *
   * @param kind code or password
   * @param asked whether one has just asked for it
   */
  public record LetterPage(String kind, LetterState letter, String waiting, boolean asked) {}

  /**
   * What viewing/wish.ftlh is given.
   *
   * @param to employer or home, where letters to employees go
   * @param letter whether one is sent at all
   */
  public record WishPage(String kind, String to, String waiting, boolean letter) {}

  public Future<Void> show(RoutingContext ctx) {
    return wanted(ctx, found -> show(ctx, found.viewer(), new FormErrors()));
  }

  private Future<Void> show(RoutingContext ctx, Viewer viewer, FormErrors errors) {
    var language = LanguageChoice.of(ctx);
    boolean asked = Flash.take(ctx).equals(Optional.of(Word.LETTER_ASKED));
    return letters
        .latest(viewer)
        .map(found -> LetterState.of(found, Japan.today(clock), language))
        .map(state -> new LetterPage(kind(viewer), state, waiting(ctx), asked))
        .compose(page -> view.invalid(ctx, PAGE, page, errors));
  }

  /** While one is on its way nothing changes, and the page says so. */
  public Future<Void> ask(RoutingContext ctx) {
    boolean sure = "true".equals(ctx.request().getFormAttribute("sure"));
    return wanted(
        ctx,
        found ->
            sure
                ? letters.ask(found.viewer()).compose(asked -> asked(ctx, asked))
                : show(ctx, found.viewer(), FormErrors.of("sure", "viewing.letter.sure.missing")));
  }

  private Future<Void> asked(RoutingContext ctx, Asked asked) {
    if (asked instanceof Asked.Queued) {
      Flash.leave(ctx, Word.LETTER_ASKED);
    }
    return view.redirect(ctx, PATH);
  }

  /** What who wants health data after all wishes for: the secret that comes first, or none. */
  static String wishes(Society society) {
    return society.viewing().style().isByLetter() ? LetterKind.firstOf(society).code() : "none";
  }

  public Future<Void> wishForm(RoutingContext ctx) {
    return unwanted(ctx, found -> view.show(ctx, "viewing/wish", wishPage(ctx, found.viewer())));
  }

  private WishPage wishPage(RoutingContext ctx, Viewer viewer) {
    var society = viewer.society();
    return new WishPage(
        kind(viewer),
        society.letters().to().name(),
        waiting(ctx),
        society.viewing().style().isByLetter());
  }

  public Future<Void> wish(RoutingContext ctx) {
    return unwanted(
        ctx,
        found ->
            letters
                .wish(found.viewer())
                .compose(
                    queued -> {
                      if (queued) {
                        Flash.leave(ctx, Word.LETTER_ASKED);
                      }
                      return isByLetter(found.viewer())
                          ? view.redirect(ctx, PATH)
                          : guard.enter(ctx);
                    }));
  }

  private Future<Void> wanted(RoutingContext ctx, Function<Looked, Future<Void>> page) {
    return guard.looked(
        ctx,
        found ->
            found.standing() instanceof Standing.NotWished || !isByLetter(found.viewer())
                ? view.redirect(ctx, GatePages.PATH)
                : page.apply(found));
  }

  private Future<Void> unwanted(RoutingContext ctx, Function<Looked, Future<Void>> page) {
    return guard.looked(
        ctx,
        found ->
            found.standing() instanceof Standing.NotWished
                ? page.apply(found)
                : view.redirect(ctx, GatePages.PATH));
  }

  private static boolean isByLetter(Viewer viewer) {
    return viewer.society().viewing().style().isByLetter();
  }

  private static String kind(Viewer viewer) {
    return LetterKind.firstOf(viewer.society()).code();
  }

  private static String waiting(RoutingContext ctx) {
    return SocietyGuard.of(ctx).letters().howLong().in(LanguageChoice.of(ctx));
  }
}
