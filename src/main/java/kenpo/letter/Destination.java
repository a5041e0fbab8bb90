package kenpo.letter;

import kenpo.db.Coded;

/** Where a letter goes. */
public enum Destination implements Coded {
  /** 事業所, to be handed on. */
  EMPLOYER,
  HOME
}
