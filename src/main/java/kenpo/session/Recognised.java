package kenpo.session;

/** Who a request's cookies say it is from. */
sealed interface Recognised {

  record Visitor() implements Recognised {}

  record Member(Session session) implements Recognised {}

  /** A member whose browser has to be given new cookies. */
  record Renewed(Issued issued) implements Recognised {}
}
