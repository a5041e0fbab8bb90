package kenpo.crypto;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Argon2id (RFC 9106), version 1.3, one lane, 32 bytes out. Blocking, and meant to be slow. */
sealed interface Argon2 permits LibsodiumArgon2, BouncyCastleArgon2 {

  byte[] hash(byte[] password, byte[] salt, int memoryKib, int passes);

  /**
   * The system's libsodium where it loads, as it needs about two thirds of the CPU; else Bouncy
   * Castle, which gives the same bytes. Measured by {@code loadtest/hashing}.
   */
  static Argon2 fastest() {
    Logger log = LoggerFactory.getLogger(Argon2.class);
    var found = LibsodiumArgon2.load().map(Argon2.class::cast).orElseGet(BouncyCastleArgon2::new);
    log.info("password hashing by {}", found.getClass().getSimpleName());
    return found;
  }
}
