package kenpo.registration;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import kenpo.registration.Pending.Person;
import kenpo.society.SocietyGuard;
import kenpo.web.View;
import kenpo.web.Visitor;

/**
 * The registration that this browser goes on with: what a page of the second half needs of it, or
 * where to go when it isn't that far.
 */
record UnderwayPages(Registration registration, View view) {

  static final String FIRST = "/users/new";
  static final String FORM = "/users/eligibility";

  /** What registration/not-found.ftlh is given. */
  public record NotFoundPage(int left) {}

  /** The registration whose link was used in this browser; without one it begins anew. */
  Future<Void> withPending(RoutingContext ctx, Function<Pending, Future<Void>> then) {
    return withPending(ctx, () -> view.redirect(ctx, FIRST), then);
  }

  Future<Void> withPending(
      RoutingContext ctx, Supplier<Future<Void>> otherwise, Function<Pending, Future<Void>> then) {
    return registration
        .activated(SocietyGuard.of(ctx), Visitor.hash(ctx))
        .compose(found -> found.map(then).orElseGet(otherwise));
  }

  /** Somebody who has said who he is. */
  Future<Void> withPerson(RoutingContext ctx, BiFunction<Pending, Person, Future<Void>> then) {
    return withPending(
        ctx,
        pending ->
            pending
                .person()
                .map(person -> then.apply(pending, person))
                .orElseGet(() -> view.redirect(ctx, FORM)));
  }

  /** Somebody whom the roster knows. */
  Future<Void> withMember(RoutingContext ctx, BiFunction<Pending, Person, Future<Void>> then) {
    return withPerson(
        ctx,
        (pending, person) ->
            pending.member().isPresent() ? then.apply(pending, person) : view.redirect(ctx, FORM));
  }

  /** Tries that remain. */
  static int left(RoutingContext ctx, Pending pending) {
    var tries = SocietyGuard.of(ctx).registration().eligibilityTries();
    return Math.max(0, tries - pending.tries());
  }

  /** One page for every failure. */
  Future<Void> notFound(RoutingContext ctx, int left) {
    return view.show(ctx, 422, "registration/not-found", new NotFoundPage(left));
  }
}
