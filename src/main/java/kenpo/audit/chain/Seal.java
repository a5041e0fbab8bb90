package kenpo.audit.chain;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;

/**
 * One link of a chain.
 *
 * @param number from 1, one after the other in the order in which events were committed
 * @param keyId of the key that it was made with
 * @param previous value of the seal before; empty in the first
 */
record Seal(
    long number, long eventId, Instant sealedAt, Buffer keyId, Buffer previous, Buffer value) {

  Head head() {
    return new Head(number, value);
  }
}
