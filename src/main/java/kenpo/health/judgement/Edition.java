package kenpo.health.judgement;

import kenpo.health.FiscalYears;

/** A rule as it stands in a time. */
interface Edition {

  Basis basis();

  /** That it is meant for. */
  FiscalYears years();
}
