package kenpo.demo.checkups;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.random.RandomGenerator;
import kenpo.demo.checkups.Results.Blood;
import kenpo.demo.checkups.Results.Detailed;

/** What is found in blood: lipids, liver, sugar, and where a doctor asks for it, more. */
final class BloodTests {

  private static final int PERCENT_FASTING = 93;
  private static final double OF_TRIGLYCERIDES = 0.2;

  private final Sheet sheet;
  private final Life life;
  private final Body body;
  private final RandomGenerator random;

  BloodTests(Sheet sheet, Life life, Body body, RandomGenerator random) {
    this.sheet = sheet;
    this.life = life;
    this.body = body;
    this.random = random;
  }

  Blood basic(Period period) {
    boolean fasting = random.nextInt(100) < PERCENT_FASTING;
    sheet.answer("9N141000000000011", fasting ? 2 : 3);
    var triglycerides = triglycerides(fasting, period);
    var hdl = sheet.test("hdl", body.hdl());
    var ldl = sheet.test("ldl", body.ldl());
    cholesterol(period, triglycerides, hdl, ldl);
    sheet.test("ast", body.ast());
    var alt = sheet.test("alt", body.alt());
    var ggt = sheet.test("ggt", body.ggt());
    var glucose = glucose(fasting, period);
    var hba1c = sheet.test("hba1c", body.hba1c());
    return new Blood(fasting, triglycerides, hdl, ldl, glucose, hba1c, alt, ggt);
  }

  /** Until fiscal 2023 there was one item for both. */
  private BigDecimal triglycerides(boolean fasting, Period period) {
    if (fasting) {
      return sheet.test("triglycerides", body.triglycerides());
    }
    var what = period == Period.FOURTH ? "casual-triglycerides" : "triglycerides";
    return sheet.test(what, body.triglycerides() * 1.3);
  }

  /**
   * Total near to what the formula of Friedewald makes of the others; non-HDL what is left of it.
   */
  private void cholesterol(
      Period period, BigDecimal triglycerides, BigDecimal hdl, BigDecimal ldl) {
    double own =
        ldl.add(hdl).doubleValue()
            + OF_TRIGLYCERIDES * Math.min(triglycerides.doubleValue(), 400)
            + random.nextGaussian(0, 2);
    var total = sheet.test("cholesterol", own);
    if (period != Period.SECOND) {
      sheet.test("non-hdl", total.subtract(hdl).doubleValue());
    }
  }

  /** In the second period casual glucose had no item of its own, and was left out. */
  private Optional<BigDecimal> glucose(boolean fasting, Period period) {
    if (fasting) {
      return Optional.of(sheet.test("glucose", body.glucose()));
    }
    return period == Period.SECOND
        ? Optional.empty()
        : Optional.of(sheet.test("casual-glucose", body.glucose() + 12));
  }

  /** Blood cells, creatinine and the heart, each with the reason. */
  Detailed detailed(int age) {
    var haemoglobin = cells();
    var filtration = creatinine(age);
    heart(age);
    return new Detailed(haemoglobin, filtration);
  }

  private BigDecimal cells() {
    sheet.beginGroup();
    sheet.test("haematocrit", body.haemoglobin() * 2.95);
    var haemoglobin = sheet.test("haemoglobin", body.haemoglobin());
    sheet.test("red-cells", body.haemoglobin() * 31.5 + random.nextGaussian(0, 12));
    sheet.reasons();
    sheet.words("2A020161001930149", "医師の判断により実施");
    sheet.endGroup();
    return haemoglobin;
  }

  private BigDecimal creatinine(int age) {
    sheet.beginGroup();
    var creatinine = sheet.test("creatinine", body.creatinine(life.sex(), age));
    var filtration = sheet.test("egfr", Filtration.of(creatinine, age, life.sex()).doubleValue());
    sheet.reasons();
    sheet.answer("3C015161602399911", 0);
    sheet.words("3C015161002399949", "医師の判断により実施");
    sheet.endGroup();
    return filtration;
  }

  private void heart(int age) {
    boolean found = random.nextInt(100) < Math.max(3, age - 45);
    sheet.beginGroup();
    sheet.answer("9A110160700000011", found ? 1 : 2);
    if (found) {
      sheet.words("9A110160800000049", age % 2 == 0 ? "左室高電位" : "非特異的ST-T変化");
    }
    sheet.reasons();
    sheet.answer("9A110161600000011", 0);
    sheet.words("9A110161000000049", "医師の判断により実施");
    sheet.endGroup();
  }
}
