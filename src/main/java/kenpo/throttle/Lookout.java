package kenpo.throttle;

import io.vertx.core.buffer.Buffer;
import kenpo.society.Society;
import kenpo.throttle.Risk.Try;

/** What a server that runs knows of where a try comes from. */
public record Lookout(Alarms alarms) implements Surroundings {

  @Override
  public double alarm(Society society) {
    return alarms.added(society);
  }

  @Override
  public boolean isListed(Society society, String address) {
    return false;
  }

  @Override
  public void failed(Try tried, Buffer account) {
    alarms.failed(tried.society(), account);
  }
}
