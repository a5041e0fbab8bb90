package kenpo.letter;

import kenpo.db.Coded;

/** How far a letter is. */
public enum State implements Coded {
  ASKED,
  /** In a file for the printer; its secret exists. */
  PRINTED,
  POSTED,
  USED,
  /** Another took its place, or nobody wants it any more. */
  VOID
}
