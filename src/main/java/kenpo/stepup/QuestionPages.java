package kenpo.stepup;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import kenpo.society.SocietyGuard;
import kenpo.society.ViewingPolicy.Style;
import kenpo.viewing.Choices;
import kenpo.viewing.SetUp.Stage;
import kenpo.viewing.Viewer;
import kenpo.web.FormErrors;
import kenpo.web.LanguageChoice;
import kenpo.web.View;

/** A secret question is chosen, shown again without its answer, and set. */
public final class QuestionPages {

  static final String PATH = "/viewing/question";
  static final String CONFIRM = "/viewing/confirm";

  private static final Set<Stage> CHOOSING = Set.of(Stage.CHOICE, Stage.CONFIRM);

  private final Choices choices;
  private final WayPages way;
  private final View view;

  QuestionPages(Choices choices, WayPages way, View view) {
    this.choices = choices;
    this.way = way;
    this.view = view;
  }

  /** What viewing/question.ftlh is given; the answer is never shown again. */
  public record QuestionPage(List<String> offered, String choice, String typed) {}

  /** What viewing/confirm.ftlh is given. */
  public record ConfirmPage(String question) {}

  public Future<Void> form(RoutingContext ctx) {
    return here(
        ctx,
        CHOOSING,
        (viewer, question) ->
            form(ctx, QuestionForm.again(question, offered(ctx)), new FormErrors()));
  }

  public Future<Void> choose(RoutingContext ctx) {
    var form = QuestionForm.from(ctx.request().formAttributes());
    return here(
        ctx,
        CHOOSING,
        (viewer, question) ->
            choices
                .question(viewer, form.question(offered(ctx)), form.answer())
                .compose(
                    errors ->
                        errors.isEmpty() ? view.redirect(ctx, CONFIRM) : form(ctx, form, errors)));
  }

  private Future<Void> form(RoutingContext ctx, QuestionForm form, FormErrors errors) {
    return view.invalid(
        ctx,
        "viewing/question",
        new QuestionPage(offered(ctx), form.choice(), form.typed()),
        errors);
  }

  public Future<Void> confirm(RoutingContext ctx) {
    return here(
        ctx,
        Set.of(Stage.CONFIRM),
        (viewer, question) -> view.show(ctx, "viewing/confirm", new ConfirmPage(question)));
  }

  public Future<Void> set(RoutingContext ctx) {
    return here(ctx, Set.of(Stage.CONFIRM), (viewer, question) -> way.finish(ctx, viewer));
  }

  private static List<String> offered(RoutingContext ctx) {
    var language = LanguageChoice.of(ctx);
    return SocietyGuard.of(ctx).viewing().questions().stream()
        .map(question -> question.in(language))
        .toList();
  }

  private Future<Void> here(
      RoutingContext ctx, Set<Stage> stages, BiFunction<Viewer, String, Future<Void>> page) {
    return way.at(
        ctx,
        (viewer, stage) ->
            stages.contains(stage) && viewer.society().viewing().style() == Style.code,
        (viewer, underway) -> page.apply(viewer, underway.question()));
  }
}
