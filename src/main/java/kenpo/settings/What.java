package kenpo.settings;

import kenpo.audit.Trail.Step;
import kenpo.db.Coded;

/** What happened to somebody's data, in the few words that the page has for it. */
enum What implements Coded {
  LOGGED_IN,
  LOGIN_REFUSED,
  OPENED,
  NOT_OPENED,
  SET_UP,
  LATEST_SEEN,
  DAY_SEEN,
  YEARS_SEEN,
  TREND_SEEN,
  JUDGEMENTS_SEEN,
  HEALTH_AGE_SEEN,
  PDF_TAKEN,
  CSV_TAKEN,
  FHIR_TAKEN,
  LETTER_ASKED,
  LETTER_PRINTED,
  LETTER_POSTED,
  LETTER_NOT_POSTED,
  LETTER_USED,
  LETTER_VOIDED,
  OTHER;

  /** An outcome that came up since then is told without its details. */
  static What of(Step step) {
    return switch (step.kind()) {
      case LOGIN -> login(step.outcome());
      case VIEWING -> viewing(step.outcome());
      case RESULTS -> results(step.outcome());
      case LETTER -> letter(step.outcome());
      default -> OTHER;
    };
  }

  private static What login(String outcome) {
    return switch (outcome) {
      case "WELCOME", "WELCOME_BY_LINK", "CHOOSE_ANOTHER" -> LOGGED_IN;
      case "WRONG_PASSWORD", "CLOSED" -> LOGIN_REFUSED;
      default -> OTHER;
    };
  }

  private static What viewing(String outcome) {
    return switch (outcome) {
      case "OPENED" -> OPENED;
      case "LETTER_WRONG",
          "LETTER_EXPIRED",
          "LETTER_VOID",
          "SECRET_WRONG",
          "SECRET_MET",
          "LOCKED",
          "TRIED_WHILE_LOCKED" ->
          NOT_OPENED;
      case "LETTER_RIGHT",
          "SECRET_RIGHT",
          "SECRET_CHOSEN",
          "SECRET_CHANGED",
          "AGREED",
          "REISSUED",
          "WISHED",
          "NOT_WISHED" ->
          SET_UP;
      default -> OTHER;
    };
  }

  private static What results(String outcome) {
    return switch (outcome) {
      case "LATEST" -> LATEST_SEEN;
      case "DAY" -> DAY_SEEN;
      case "YEARS" -> YEARS_SEEN;
      case "ITEM" -> TREND_SEEN;
      case "JUDGEMENTS" -> JUDGEMENTS_SEEN;
      case "HEALTH_AGE" -> HEALTH_AGE_SEEN;
      case "TAKEN_PDF" -> PDF_TAKEN;
      case "TAKEN_CSV" -> CSV_TAKEN;
      case "TAKEN_FHIR" -> FHIR_TAKEN;
      default -> OTHER;
    };
  }

  private static What letter(String outcome) {
    return switch (outcome) {
      case "PRINTED" -> LETTER_PRINTED;
      case "POSTED" -> LETTER_POSTED;
      case "NOT_POSTED" -> LETTER_NOT_POSTED;
      case "USED" -> LETTER_USED;
      case "VOIDED" -> LETTER_VOIDED;
      default -> outcome.startsWith("ASKED") ? LETTER_ASKED : OTHER;
    };
  }
}
