package kenpo.crypto;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * Argon2id of the system's libsodium (package libsodium23), called through the foreign-function
 * API.
 */
record LibsodiumArgon2(MethodHandle pwhash) implements Argon2 {

  private static final String LIBRARY = "libsodium.so.23";
  private static final int ARGON2ID13 = 2;
  private static final FunctionDescriptor PWHASH =
      FunctionDescriptor.of(
          JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_LONG,
          JAVA_INT);

  @SuppressWarnings("restricted") // calling out of Java is what this class is for
  static Optional<LibsodiumArgon2> load() {
    try {
      var library = SymbolLookup.libraryLookup(LIBRARY, Arena.global());
      var linker = Linker.nativeLinker();
      var init = library.find("sodium_init").orElseThrow();
      var ready = (int) linker.downcallHandle(init, FunctionDescriptor.of(JAVA_INT)).invokeExact();
      var pwhash = linker.downcallHandle(library.find("crypto_pwhash").orElseThrow(), PWHASH);
      return ready < 0 ? Optional.empty() : Optional.of(new LibsodiumArgon2(pwhash));
    } catch (
        Throwable
            notHere) { // a missing library is an IllegalArgumentException, a wrong one an Error
      return Optional.empty();
    }
  }

  @Override
  public byte[] hash(byte[] password, byte[] salt, int memoryKib, int passes) {
    try (var arena = Arena.ofConfined()) {
      var out = arena.allocate(32);
      var secret = bytes(arena, password);
      var result =
          (int)
              pwhash.invokeExact(
                  out,
                  32L,
                  secret,
                  (long) password.length,
                  bytes(arena, salt),
                  (long) passes,
                  memoryKib * 1024L,
                  ARGON2ID13);
      secret.fill((byte) 0);
      if (result != 0) {
        throw new IllegalStateException("libsodium refused to hash: out of memory?");
      }
      return out.toArray(ValueLayout.JAVA_BYTE);
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static MemorySegment bytes(Arena arena, byte[] bytes) {
    return arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
  }
}
