package kenpo.session;

/** Who a request's cookies say it is from. */
sealed interface Recognised {

  record Visitor() implements Recognised {}

  /** A visitor whose browser still has the cookies of a session that is over for sure. */
  record Over() implements Recognised {}

  record Member(Session session) implements Recognised {}

  /** A member whose browser has to be given new cookies. */
  record Renewed(Issued issued) implements Recognised {}
}
