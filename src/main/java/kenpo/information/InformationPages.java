package kenpo.information;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import kenpo.society.NoticeBoard;
import kenpo.society.Society;
import kenpo.society.Society.Document;
import kenpo.society.SocietyGuard;
import kenpo.web.Dates;
import kenpo.web.Site;
import kenpo.web.View;

/** The pages that are open to everybody and only inform: each is a template in each language. */
public final class InformationPages {

  private static final Set<String> TOPICS =
      Set.of("contact", "mail", "papers", "password", "registration", "viewing");

  private final View view;

  public InformationPages(View view) {
    this.view = view;
  }

  /** What terms and privacy are given: which version this is, and from which day it holds. */
  public record DocumentPage(String version, String effective) {}

  /** What a help page is given; {@code mailDomain} is what our sender's address ends with. */
  public record HelpPage(String topic, String mailDomain) {}

  public Future<Void> terms(RoutingContext ctx) {
    return document(ctx, "terms", SocietyGuard.of(ctx).terms());
  }

  public Future<Void> privacy(RoutingContext ctx) {
    return document(ctx, "privacy", SocietyGuard.of(ctx).privacy());
  }

  public Future<Void> mediaPolicy(RoutingContext ctx) {
    return show(ctx, "media-policy", new View.Plain());
  }

  public Future<Void> faq(RoutingContext ctx) {
    return show(ctx, "faq", new View.Plain());
  }

  public Future<Void> accessibility(RoutingContext ctx) {
    return show(ctx, "accessibility", new View.Plain());
  }

  public Future<Void> help(RoutingContext ctx) {
    var topic = ctx.pathParam("topic");
    if (!TOPICS.contains(topic)) {
      return View.notFound(ctx);
    }
    return show(ctx, "help/" + topic, new HelpPage(topic, mailDomain(SocietyGuard.of(ctx))));
  }

  public Future<Void> notices(RoutingContext ctx) {
    var board = NoticeBoard.of(SocietyGuard.of(ctx), Site.of(ctx).language(), Integer.MAX_VALUE);
    return view.show(ctx, "information/notices", board);
  }

  private Future<Void> document(RoutingContext ctx, String name, Document document) {
    var effective = Dates.day(document.effective(), Site.of(ctx).language());
    return show(ctx, name, new DocumentPage(document.version(), effective));
  }

  private Future<Void> show(RoutingContext ctx, String name, Record page) {
    return view.show(ctx, "information/" + name + "." + Site.of(ctx).language().code(), page);
  }

  private static String mailDomain(Society society) {
    return society.mailFrom().substring(society.mailFrom().lastIndexOf('@') + 1);
  }
}
