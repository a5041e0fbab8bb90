// A code that a person reads or hears. Its picture is asked for when it is first shown, its sound
// when it is played; another one is fetched in place.
import { ask, told } from "./ask.js";

const SPARE = 20_000; // of its life, for typing it and for the way to the server

export class Code {
  constructor(part, say) {
    this.part = part;
    this.say = say;
    this.seal = part.querySelector("[name=seal]");
    this.look = part.querySelector("[name=look]");
    this.input = part.querySelector("[name=code]");
    this.keys = this.input.inputMode;
    this.frame = part.querySelector("[data-picture]");
    this.sound = part.querySelector("audio");
    this.contrast = part.querySelector("[data-contrast]");
    this.date(part.dataset.pause, part.dataset.life);
    this.instead(part.querySelector("[data-another]"), () => this.renew(true));
    this.instead(this.contrast, () => this.change());
    this.sound.addEventListener("error", () => this.lost());
  }

  instead(button, act) {
    button.addEventListener("click", (event) => {
      event.preventDefault();
      act();
    });
  }

  // The page may have been under way for a while: that makes it longer, and is spared above.
  date(wait, life) {
    this.from = Date.now() + wait * 1000;
    this.until = Date.now() + life * 1000 - SPARE;
  }

  // Nothing is sent by itself any more, and nothing spoken; what isn't shown isn't sent either.
  rest(idle) {
    clearTimeout(this.later);
    this.sound.pause();
    this.input.disabled = idle;
  }

  show(way) {
    this.way = way;
    this.contrast.hidden = way !== "picture";
    this.input.inputMode = way === "sound" ? "numeric" : this.keys;
    if (this.seal.value === "" || Date.now() > this.until) {
      this.renew();
    } else {
      this.draw();
    }
  }

  draw() {
    const about = this.look.value === "" ? "?scale=2" : `?look=${this.look.value}&scale=2`;
    const address = this.frame.dataset.picture + this.seal.value + about;
    if (this.way === "picture" && this.frame.querySelector("img")?.dataset.of !== address) {
      this.frame.replaceChildren(this.image(address));
    }
  }

  image(address) {
    const image = new Image(240, 80);
    image.alt = this.frame.dataset.alt;
    image.dataset.of = address;
    image.addEventListener("error", () => this.lost());
    image.src = address;
    return image;
  }

  lost() {
    this.say(this.part.dataset.lost);
  }

  change() {
    const strong = this.look.value === "";
    this.look.value = strong ? "contrast" : "";
    this.contrast.textContent = this.contrast.dataset[strong ? "contrastOn" : "contrastOff"];
    this.draw();
  }

  async renew(wanted = false) {
    this.rest(false);
    try {
      const given = await ask(`${this.part.dataset.challenge}&way=code`);
      this.seal.value = given.seal;
      this.date(given.wait, given.life);
      this.input.value = "";
      this.sound.src = this.sound.dataset.sound + given.seal + this.sound.dataset.lang;
      this.draw();
      this.say(wanted ? this.part.dataset.fresh : "");
      if (wanted) {
        this.input.focus();
      }
    } catch (failure) {
      this.say(told(failure, this.part.dataset));
    }
  }

  // What would come too early is sent when it is time.
  hold(event) {
    const early = this.from - Date.now();
    const late = Date.now() > this.until;
    if (this.input.value.trim() === "" || (early <= 0 && !late)) {
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    if (late) {
      this.renew(true);
    } else {
      this.say(this.part.dataset.later);
      clearTimeout(this.later);
      this.later = setTimeout(() => this.input.form.requestSubmit(event.submitter), early);
    }
  }
}
