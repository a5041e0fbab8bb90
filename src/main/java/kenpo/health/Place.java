package kenpo.health;

import kenpo.db.Coded;

/**
 * Where an observation stands in its checkup.
 *
 * @param section code of the section (1.2.392.200119.6.1010), e.g. {@code 01010}
 * @param group number, from 1, of the 一連検査グループ within its checkup; 0 = in none
 * @param role what it is within the group
 */
public record Place(String section, int group, Role role) {

  /** What an observation is within its group. */
  public enum Role implements Coded {
    /** In no group. */
    ALONE,
    /** {@code COMP}: what was found. */
    RESULT,
    /** {@code RSON}: who it is for, and why it was done. */
    REASON
  }

  public static Place alone(String section) {
    return new Place(section, 0, Role.ALONE);
  }
}
