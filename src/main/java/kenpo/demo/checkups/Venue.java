package kenpo.demo.checkups;

import kenpo.health.Institution;

/** Institutions that examine the members of the sample societies. */
enum Venue {
  WAKABA("9910000011", "若葉健診センター", "wakaba", "若葉　次郎", true),
  MINATO("9910000029", "みなと総合健診クリニック", "minato", "港　洋子", false),
  HIDAMARI("9910000037", "ひだまり内科医院", "wakaba", "坂上　茂", false);

  private final Institution institution;
  private final Laboratory laboratory;
  private final String doctor;
  private final boolean pressureTwice;

  Venue(String number, String name, String laboratory, String doctor, boolean pressureTwice) {
    this.institution = new Institution(number, name);
    this.laboratory = Laboratory.named(laboratory);
    this.doctor = doctor;
    this.pressureTwice = pressureTwice;
  }

  Institution institution() {
    return institution;
  }

  Laboratory laboratory() {
    return laboratory;
  }

  String doctor() {
    return doctor;
  }

  /** Whether blood pressure is taken twice. */
  boolean pressureTwice() {
    return pressureTwice;
  }
}
