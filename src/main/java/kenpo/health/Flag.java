package kenpo.health;

import kenpo.db.Coded;

/** How a value stands to the laboratory's own reference range, as the laboratory says. */
public enum Flag implements Coded {
  LOW,
  NORMAL,
  HIGH
}
