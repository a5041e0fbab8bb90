package kenpo.support;

import java.util.List;

/** Checkups that an age can be made of. */
public final class Ageing {

  public static final String SYSTOLIC = "9A751000000000001";
  public static final String GLUCOSE = "3D010000001926101";
  public static final String LDL = "3F077000002327101";
  public static final String HDL = "3F070000002327101";
  public static final String SMOKING = "9N736000000000011";
  public static final String BRAIN = "9N716000000000011";
  public static final String HEART = "9N721000000000011";
  public static final String KIDNEY = "9N726000000000011";
  public static final String GLUCOSE_MEDICINE = "9N706000000000011";

  private static final String YES_NO = "1.2.392.200119.6.2003";

  private Ageing() {}

  /** Numbers without points but that of HDL, no to all questions: just as old as one is. */
  public static Findings of(String day) {
    return answered(numbers(day, "118"));
  }

  /** The same with another blood pressure. */
  public static Findings of(String day, String systolic) {
    return answered(numbers(day, systolic));
  }

  /** Nothing but numbers. */
  public static Findings numbers(String day, String systolic) {
    return Findings.of(day)
        .number(SYSTOLIC, systolic, "mmHg")
        .number(GLUCOSE, "95", "mg/dL")
        .number(LDL, "110", "mg/dL")
        .number(HDL, "55", "mg/dL");
  }

  /** No to all questions. */
  public static Findings answered(Findings findings) {
    return answered(findings, "");
  }

  /** Yes to one of them, or to none, and no to the others. */
  public static Findings answered(Findings findings, String yes) {
    for (var question : List.of(BRAIN, HEART, KIDNEY, GLUCOSE_MEDICINE)) {
      findings.answer(question, YES_NO, question.equals(yes) ? "1" : "2");
    }
    return findings.answer(SMOKING, "1.2.392.200119.6.24060", SMOKING.equals(yes) ? "1" : "3");
  }
}
