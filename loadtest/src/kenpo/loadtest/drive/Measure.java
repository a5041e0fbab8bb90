package kenpo.loadtest.drive;

/** What is measured; each for both kinds of server. */
enum Measure {
  FIRST_PAGE_MS,
  FIRST_PAGE_CPU_MS,
  RESIDENT_MB,
  PAGE_CPU_MS,
  PAGE_DATABASE_CPU_MS,
  PAGE_RATE,
  HOME_CPU_MS,
  HOME_DATABASE_CPU_MS,
  HOME_RATE,
  LOGIN_CPU_MS,
  LOGIN_DATABASE_CPU_MS,
  LOGIN_RATE,
  PACED_P99_MS,
  MIXED_P99_MS,
  MIXED_LOGIN_RATE,
  IDLE_KIB
}
