package kenpo.loadtest.drive;

import io.vertx.core.Future;
import java.util.List;

/** One walk after the other, in turn. */
final class Rota implements Walk {

  private final List<Walk> walks;
  private int next;

  Rota(Walk... walks) {
    this.walks = List.of(walks);
  }

  @Override
  public Future<Void> go() {
    var walk = walks.get(next);
    next = (next + 1) % walks.size();
    return walk.go();
  }
}
