package kenpo.health.judgement;

/** 判定区分, from nothing found to under treatment; what they are called stands in the edition. */
public enum Grade {
  A,
  B,
  C,
  D,
  /** Under treatment, whatever the value. */
  E
}
