package kenpo.results;

/** What of somebody's results was looked at: a word of the audit log, never a value or a day. */
public enum Look {
  /** The newest checkup. */
  LATEST,
  /** Another day's. */
  DAY,
  /** Ten years side by side. */
  YEARS,
  /** One thing over the years. */
  ITEM,
  /** Metabolic syndrome, guidance level and what else is judged. */
  JUDGEMENTS,
  /** The age that is made of them. */
  HEALTH_AGE,
  /** All of them, taken away as a file to read. */
  TAKEN_PDF,
  /** All of them, taken away for a spreadsheet. */
  TAKEN_CSV,
  /** All of them, taken away for another program. */
  TAKEN_FHIR
}
