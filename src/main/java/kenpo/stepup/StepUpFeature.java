package kenpo.stepup;

import java.time.InstantSource;
import kenpo.captcha.FormGuard;
import kenpo.results.Knowledge;
import kenpo.throttle.Throttle;
import kenpo.viewing.ViewingGuard;
import kenpo.viewing.ViewingParts;
import kenpo.web.View;

/** The pages of the way to health data, put together. */
public record StepUpFeature(
    GatePages gate,
    NamePages name,
    QuestionPages question,
    PasswordPages password,
    CautionsPages cautions,
    LetterPages letter,
    ViewingSettingsPages settings) {

  public static StepUpFeature of(
      ViewingParts parts,
      ViewingGuard guard,
      FormGuard forms,
      Throttle throttle,
      Knowledge knowledge,
      InstantSource clock,
      View view) {
    var settling = new SettlingPages(throttle, forms, view);
    var way = new WayPages(parts.setUp(), guard, view);
    var openers = new OpenerPages(parts.reissue(), forms, clock, view);
    return new StepUpFeature(
        new GatePages(parts, guard, openers, forms, settling, clock, view),
        new NamePages(parts.setUp(), way, view),
        new QuestionPages(parts.choices(), way, view),
        new PasswordPages(parts.choices(), way, view),
        new CautionsPages(parts.viewing(), guard, knowledge, view),
        new LetterPages(parts.reissue(), guard, clock, view),
        new ViewingSettingsPages(parts, guard, openers, forms, settling, clock, view));
  }
}
