package kenpo.throttle;

import io.vertx.core.Future;
import kenpo.society.Society;

/** What a server that runs knows of where a try comes from. */
public record Lookout(Alarms alarms, AllowList listed) implements Surroundings {

  @Override
  public double alarm(Society society) {
    return alarms.added(society);
  }

  @Override
  public boolean isListed(Society society, String address) {
    return listed.isListed(society, address);
  }

  @Override
  public Future<Void> guessed(Tried tried) {
    return listed.tried(tried);
  }

  @Override
  public Future<Void> tried(Tried tried) {
    if (tried.failed()) {
      alarms.failed(tried.society(), tried.accountKey());
    }
    return listed.tried(tried);
  }
}
