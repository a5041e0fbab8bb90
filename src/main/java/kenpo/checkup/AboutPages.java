package kenpo.checkup;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import kenpo.results.About;
import kenpo.results.Criteria;
import kenpo.results.Knowledge;
import kenpo.society.SocietyGuard;
import kenpo.web.View;

/** What bands are, and all of their edges: nothing of anybody's results. */
public final class AboutPages {

  private final Knowledge knowledge;
  private final View view;

  public AboutPages(Knowledge knowledge, View view) {
    this.knowledge = knowledge;
    this.view = view;
  }

  /** What checkup/about.ftlh is given. */
  public record AboutPage(About about) {}

  /** What checkup/criteria.ftlh is given. */
  public record CriteriaPage(Criteria criteria) {}

  public Future<Void> about(RoutingContext ctx) {
    return view.show(
        ctx, "checkup/about", new AboutPage(About.of(knowledge, SocietyGuard.of(ctx))));
  }

  public Future<Void> criteria(RoutingContext ctx) {
    return view.show(
        ctx, "checkup/criteria", new CriteriaPage(Criteria.of(knowledge, SocietyGuard.of(ctx))));
  }
}
