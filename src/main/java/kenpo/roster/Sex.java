package kenpo.roster;

import kenpo.db.Coded;

/** 性別, where the roster has it. */
public enum Sex implements Coded {
  MALE,
  FEMALE
}
