package kenpo.throttle;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import kenpo.society.Society;

/** Addresses that a society registered as legitimate. */
public interface AllowList {

  /**
   * Whether the address is on the society's allow-list, in good standing. Needs nothing but memory.
   */
  boolean isListed(Society society, String address);

  /** To be told of each password that was looked at; done when what follows from it is. */
  Future<Void> tried(Tried tried);

  /**
   * A password that was looked at.
   *
   * @param addressKey what the address is counted under
   * @param accountKey what the identifier is counted under, whether it has an account or not
   */
  record Tried(
      Society society, String address, Buffer addressKey, Buffer accountKey, boolean failed) {}
}
