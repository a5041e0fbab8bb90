package kenpo.login;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import kenpo.captcha.ChallengePart;
import kenpo.captcha.FormGuard;
import kenpo.captcha.Purpose;
import kenpo.session.DeviceGuard;
import kenpo.society.SocietyGuard;
import kenpo.throttle.AddressRisk;
import kenpo.web.Client;

/**
 * What the login form asks besides address and password, as far as that can be told without a look
 * at what came before: a form that asks too little is shown again with what is missing.
 */
record LoginGuard(FormGuard forms, DeviceGuard devices, AddressRisk addresses) {

  Optional<Buffer> claimed(RoutingContext ctx, String identifier) {
    return devices.claimed(ctx, identifier);
  }

  /** Before anybody has typed anything. */
  Optional<ChallengePart> atFirst(RoutingContext ctx) {
    return part(ctx, DeviceGuard.any(ctx));
  }

  /** For what was typed. */
  Optional<ChallengePart> again(RoutingContext ctx, String identifier) {
    return part(ctx, claimed(ctx, identifier).isPresent());
  }

  /** Nothing for level 0. */
  Optional<ChallengePart> part(RoutingContext ctx, int level) {
    return level == 0 ? Optional.empty() : Optional.of(forms.challenge(ctx, Purpose.LOGIN, level));
  }

  private Optional<ChallengePart> part(RoutingContext ctx, boolean known) {
    var address = Client.of(ctx).address();
    return part(ctx, addresses.ofLoginsAtLeast(SocietyGuard.of(ctx), address, known).level());
  }
}
