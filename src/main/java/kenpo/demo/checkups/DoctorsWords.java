package kenpo.demo.checkups;

import static kenpo.demo.checkups.Results.atLeast;
import static kenpo.demo.checkups.Results.below;

import java.util.ArrayList;
import java.util.List;
import kenpo.demo.checkups.Results.Blood;
import kenpo.roster.Sex;

/** What a doctor writes under the results of a checkup (医師の診断). */
final class DoctorsWords {

  private static final String ALL_WELL = "今回の検査では異常は認められませんでした。今後も健康的な生活を続けてください。";

  private final List<String> sentences = new ArrayList<>();

  private DoctorsWords() {}

  static String on(Results results, Sex sex, Medicines medicines) {
    var words = new DoctorsWords();
    words.pressure(results, medicines);
    words.body(results);
    results.blood().ifPresent(blood -> words.blood(blood, medicines));
    words.beside(results, sex);
    return words.sentences.isEmpty() ? ALL_WELL : String.join("", words.sentences);
  }

  private void pressure(Results results, Medicines medicines) {
    if (medicines.pressure()) {
      say("高血圧の治療を続けてください。");
    } else if (atLeast(results.systolic(), "160") || atLeast(results.diastolic(), "100")) {
      say("血圧が高い状態です。早めに医療機関を受診してください。");
    } else if (atLeast(results.systolic(), "130") || atLeast(results.diastolic(), "85")) {
      say("血圧がやや高めです。塩分を控え、ご家庭でも血圧を測りましょう。");
    }
  }

  private void body(Results results) {
    if (atLeast(results.bmi(), "25")) {
      say("体重を減らすよう、食事と運動に気をつけましょう。");
    } else if (below(results.bmi(), "18.5")) {
      say("やせ気味です。食事をしっかりとりましょう。");
    }
  }

  private void blood(Blood blood, Medicines medicines) {
    sugar(blood, medicines);
    lipids(blood, medicines);
    if (atLeast(blood.alt(), "51") || atLeast(blood.ggt(), "101")) {
      say("肝機能の数値が高くなっています。腹部超音波などの精密検査を受けてください。");
    } else if (atLeast(blood.alt(), "31") || atLeast(blood.ggt(), "51")) {
      say("肝機能にやや異常がみられます。お酒や脂っこい食事を控えましょう。");
    }
  }

  private void sugar(Blood blood, Medicines medicines) {
    if (medicines.sugar()) {
      say("糖尿病の治療を続けてください。");
    } else if (atLeast(blood.hba1c(), "6.5")) {
      say("糖尿病が疑われます。医療機関を受診してください。");
    } else if (atLeast(blood.hba1c(), "5.6")) {
      say("血糖値がやや高めです。間食や甘い飲み物を控えましょう。");
    }
  }

  private void lipids(Blood blood, Medicines medicines) {
    if (medicines.lipids()) {
      say("脂質異常症の治療を続けてください。");
    } else if (atLeast(blood.ldl(), "180") || atLeast(blood.triglycerides(), "500")) {
      say("脂質の値が高くなっています。医療機関を受診してください。");
    } else if (atLeast(blood.ldl(), "140") || atLeast(blood.triglycerides(), "150")) {
      say("脂質の値がやや高めです。食事の内容を見直しましょう。");
    }
  }

  private void beside(Results results, Sex sex) {
    var least = sex == Sex.MALE ? "13.1" : "12.1";
    if (results.detailed().filter(it -> below(it.haemoglobin(), least)).isPresent()) {
      say("貧血の傾向があります。");
    }
    if (results.uricAcid().filter(value -> atLeast(value, "7.1")).isPresent()) {
      say("尿酸値が高めです。水分を多めにとりましょう。");
    }
    if (results.protein()) {
      say("尿に蛋白が出ています。再検査を受けてください。");
    }
    if (results.detailed().filter(it -> below(it.filtration(), "60")).isPresent()) {
      say("腎臓の働きがやや低下しています。経過をみてください。");
    }
  }

  private void say(String sentence) {
    sentences.add(sentence);
  }
}
