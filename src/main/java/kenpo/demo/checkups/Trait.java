package kenpo.demo.checkups;

/** What lies behind the values of a person, each in standard deviations from what is usual. */
enum Trait {
  BUILD,
  PRESSURE,
  LDL,
  TRIGLYCERIDES,
  HDL,
  SUGAR,
  LIVER,
  KIDNEY,
  URIC_ACID,
  BLOOD
}
