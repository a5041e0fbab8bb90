package kenpo.throttle;

import io.vertx.core.buffer.Buffer;
import java.util.HexFormat;
import java.util.Optional;
import kenpo.crypto.Mac;
import kenpo.throttle.Buckets.Subjects;
import kenpo.throttle.Risk.Try;

/** What a try is counted under: keyed hashes, no address or identifier in the clear. */
record Keys(Mac mac) {

  Subjects of(Try tried) {
    var society = tried.society().id();
    return new Subjects(
        society,
        key(society, "ADDRESS", Networks.host(tried.address())),
        key(society, "NETWORK", Networks.of(tried.address())),
        key(society, "ACCOUNT", tried.identifier()),
        tried.trust() instanceof Trust.KnownDevice(var hash)
            ? Optional.of(
                key(
                    society,
                    "DEVICE",
                    tried.identifier(),
                    HexFormat.of().formatHex(hash.getBytes())))
            : Optional.empty());
  }

  private Buffer key(String... parts) {
    return Buffer.buffer(mac.of(parts));
  }
}
