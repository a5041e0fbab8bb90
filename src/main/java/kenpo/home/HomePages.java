package kenpo.home;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.text.Normalizer;
import java.time.InstantSource;
import java.util.Optional;
import kenpo.account.EmailAddress;
import kenpo.db.Db;
import kenpo.results.Results;
import kenpo.roster.Entitlement;
import kenpo.session.SessionGuard;
import kenpo.society.NoticeBoard;
import kenpo.society.SocietyGuard;
import kenpo.web.Site;
import kenpo.web.View;

/** The page members arrive at. */
public final class HomePages {

  private static final int NOTICES = 5;

  private final HomeStore store;
  private final SessionGuard sessions;
  private final InstantSource clock;
  private final View view;

  public HomePages(Db db, SessionGuard sessions, InstantSource clock, View view) {
    this.store = new HomeStore(db);
    this.sessions = sessions;
    this.clock = clock;
    this.view = view;
  }

  /**
   * What home/home.ftlh is given.
   *
   * @param email masked
   * @param news of checkups, if any
   * @param open whether no letter comes before health data any more
   */
  public record HomePage(
      String name, String email, Optional<News> news, boolean open, NoticeBoard board) {}

  public Future<Void> home(RoutingContext ctx) {
    var society = SocietyGuard.of(ctx);
    var board = NoticeBoard.of(society, Site.of(ctx).language(), NOTICES);
    return store
        .owner(
            SessionGuard.of(ctx),
            Entitlement.of(society, clock.instant()),
            society.viewing(),
            Results.first(clock))
        .compose(
            found ->
                found
                    .map(owner -> view.show(ctx, "home/home", page(owner, board)))
                    .orElseGet(() -> sessions.over(ctx)));
  }

  private static HomePage page(HomeStore.Owner owner, NoticeBoard board) {
    var name = owner.name().orElseGet(() -> fullWidth(owner.kana()));
    var known = owner.known();
    return new HomePage(
        name, EmailAddress.masked(owner.email()), News.of(known), known.open(), board);
  }

  /** Kana as rosters hold them are often half-width; a kanji name is never normalised. */
  private static String fullWidth(String kana) {
    return Normalizer.normalize(kana, Normalizer.Form.NFKC);
  }
}
