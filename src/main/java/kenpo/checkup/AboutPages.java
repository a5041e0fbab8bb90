package kenpo.checkup;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import kenpo.results.About;
import kenpo.results.Criteria;
import kenpo.results.Knowledge;
import kenpo.society.Society;
import kenpo.society.Society.Names;
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
  public record AboutPage(About about, Optional<Names> healthAge) {}

  /** What checkup/criteria.ftlh is given. */
  public record CriteriaPage(Criteria criteria, Optional<Names> healthAge) {}

  public Future<Void> about(RoutingContext ctx) {
    var society = SocietyGuard.of(ctx);
    var page = new AboutPage(About.of(knowledge, society), healthAge(society));
    return view.show(ctx, "checkup/about", page);
  }

  public Future<Void> criteria(RoutingContext ctx) {
    var society = SocietyGuard.of(ctx);
    var page = new CriteriaPage(Criteria.of(knowledge, society), healthAge(society));
    return view.show(ctx, "checkup/criteria", page);
  }

  private Optional<Names> healthAge(Society society) {
    return knowledge.healthAge(society);
  }
}
