package kenpo.letter;

/** How asking for a letter can end. */
public sealed interface Asked {

  /** It is in the queue, and each earlier one of its kind is void. */
  record Queued(long letterId) implements Asked {}

  /** There is one already that the member has to wait for; nothing changed. */
  record UnderWay(Letter letter) implements Asked {}
}
