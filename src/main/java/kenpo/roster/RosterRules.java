package kenpo.roster;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.Optional;
import kenpo.config.ConfigError;
import kenpo.db.Db;
import kenpo.society.Society;

/**
 * Sees to it that a roster's stored keys were made by the rules in force: with other keys members
 * would not be found, and nobody would know why.
 */
public final class RosterRules {

  private final RosterStore store;

  public RosterRules(Db db) {
    this.store = new RosterStore(db);
  }

  /** Fails with a {@link ConfigError} that names each society whose keys have to be made anew. */
  public Future<Void> check(Collection<Society> societies) {
    return Future.all(societies.stream().map(this::problem).toList())
        .map(all -> all.<Optional<String>>list().stream().flatMap(Optional::stream).toList())
        .compose(
            problems ->
                problems.isEmpty()
                    ? Future.succeededFuture()
                    : Future.failedFuture(new ConfigError(problems)));
  }

  /** Empty when the rules are the same, or when nothing was imported yet. */
  private Future<Optional<String>> problem(Society society) {
    var rules = new MatchRules(society.match()).version();
    return store
        .matchRules(society.id())
        .map(stored -> stored.filter(made -> !made.equals(rules)).map(made -> say(society, made)));
  }

  private static String say(Society society, String made) {
    return """
    %1$s.yaml: match: not what the roster's keys were made with (%2$s); allowed: that, or any \
    other once its keys are made anew: bin/portal roster rekey --society %1$s\
    """
        .formatted(society.id(), made);
  }
}
