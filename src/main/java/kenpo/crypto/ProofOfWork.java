package kenpo.crypto;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Looks at work that a browser did: counters for which PBKDF2-HMAC-SHA-256 (RFC 8018) over nonce
 * and counter begins with so many zeros, as in ALTCHA's protocol, version 2. On one thread of its
 * own, as finding a counter costs hundreds of times more than looking at it.
 */
public final class ProofOfWork {

  private static final String HMAC = "HmacSHA256";
  private static final byte[] FIRST_BLOCK = {0, 0, 0, 1};
  private static final int THREADS = 1;

  private final SharedOut share;

  /** {@code waiting}: how many may wait to be looked at; one more is refused as saturated. */
  public ProofOfWork(Vertx vertx, int waiting) {
    this.share = new SharedOut(vertx, "proofs", THREADS, waiting);
  }

  /**
   * What had to be done.
   *
   * @param nonce also the salt
   * @param digits hexadecimal zeros that each derived key begins with
   * @param cost iterations
   */
  public record Task(byte[] nonce, int digits, int cost) {}

  /**
   * Takes a place before what comes first is done, so that nothing is used up in vain.
   *
   * @param from whose it is: a quarter of all places is the most that one has
   */
  public <T> Future<T> within(String from, Supplier<Future<T>> place) {
    return share.within(from, place);
  }

  /** Whether all counters, unsigned 32 bits each, are right; to be called within a place. */
  public Future<Boolean> isDone(Task task, List<Long> counters) {
    return share.compute(() -> counters.stream().allMatch(counter -> fits(task, counter)));
  }

  private static boolean fits(Task task, long counter) {
    var password = ByteBuffer.allocate(task.nonce.length + Integer.BYTES);
    password.put(task.nonce).putInt((int) counter);
    return zeros(derive(password.array(), task.nonce, task.cost)) >= task.digits;
  }

  /** The first 32 bytes of PBKDF2. */
  static byte[] derive(byte[] password, byte[] salt, int cost) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(password, HMAC));
      mac.update(salt);
      var round = mac.doFinal(FIRST_BLOCK);
      var key = round.clone();
      for (int i = 1; i < cost; i++) {
        round = mac.doFinal(round);
        for (int j = 0; j < key.length; j++) {
          key[j] ^= round[j];
        }
      }
      return key;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int zeros(byte[] key) {
    int digits = 0;
    while (digits < key.length * 2 && digit(key, digits) == 0) {
      digits++;
    }
    return digits;
  }

  private static int digit(byte[] key, int at) {
    return at % 2 == 0 ? (key[at / 2] >> 4) & 0xf : key[at / 2] & 0xf;
  }
}
