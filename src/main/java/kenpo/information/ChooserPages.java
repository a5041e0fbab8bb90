package kenpo.information;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.List;
import kenpo.society.Society;
import kenpo.society.SocietyGuard;
import kenpo.web.Language;
import kenpo.web.LanguageChoice;
import kenpo.web.Site;
import kenpo.web.View;

/** The first page of a host that names no society: it lists those that share the host. */
public final class ChooserPages {

  private final SocietyGuard guard;
  private final InstantSource clock;
  private final View view;

  public ChooserPages(SocietyGuard guard, InstantSource clock, View view) {
    this.guard = guard;
    this.clock = clock;
    this.view = view;
  }

  /** What information/chooser.ftlh is given; none when nobody is at home under this host. */
  public record ChooserPage(List<Choice> societies) {}

  /** {@code until}: when its maintenance under way ends; empty when there is none. */
  public record Choice(String id, String name, String until) {}

  /** Lets requests for a society of its own host name pass. */
  public Handler<RoutingContext> forSharedHosts() {
    return ctx ->
        guard
            .byHost(ctx)
            .ifPresentOrElse(found -> ctx.next(), () -> choose(ctx).onFailure(ctx::fail));
  }

  private Future<Void> choose(RoutingContext ctx) {
    var language = LanguageChoice.of(ctx);
    Site.neutral(language).put(ctx);
    var choices = guard.sharing(ctx).stream().map(s -> choice(s, language)).toList();
    return view.show(ctx, "information/chooser", new ChooserPage(choices));
  }

  private Choice choice(Society society, Language language) {
    var until =
        society
            .maintenanceAt(clock.instant())
            .map(maintenance -> SocietyGuard.say(maintenance.until(), language))
            .orElse("");
    return new Choice(society.id(), society.name().in(language), until);
  }
}
