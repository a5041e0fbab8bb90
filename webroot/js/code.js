// A code that a person reads or hears. Its picture is asked for when it is first shown, its sound
// when it is played; another one is fetched in place. A page that was opened too often has none.
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
    this.frame.querySelector(":scope > img")?.addEventListener("error", () => this.lost());
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

  // What the page itself showed stays; folded away, it was never asked for.
  draw() {
    const about = this.look.value === "" ? "?scale=2" : `?look=${this.look.value}&scale=2`;
    const address = this.frame.dataset.picture + this.seal.value + about;
    const shown = this.frame.querySelector(":scope > img")?.getAttribute("src");
    if (this.way === "picture" && this.seal.value !== "" && shown !== address) {
      this.frame.replaceChildren(this.image(address));
    }
  }

  image(address) {
    const image = new Image(240, 80);
    image.alt = this.frame.dataset.alt;
    image.addEventListener("error", () => this.lost());
    image.src = address;
    return image;
  }

  // Where a person goes on who chose this way: a sound has to be played first.
  control() {
    return this.way === "sound" && !this.sound.hidden ? this.sound : this.input;
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
      this.take(await ask(`${this.part.dataset.challenge}&way=code`));
      this.say(wanted ? this.part.dataset.fresh : "");
      if (wanted) {
        this.control().focus();
      }
    } catch (failure) {
      if (Date.now() > this.until) {
        this.drop();
      }
      this.say(told(failure, this.part.dataset));
    }
  }

  take({ seal, wait, life }) {
    this.seal.value = seal;
    this.date(wait, life);
    this.input.value = "";
    this.sound.src = this.sound.dataset.sound + seal + this.sound.dataset.lang;
    this.sound.hidden = false;
    this.draw();
  }

  // Past its time it is neither shown nor played, nor sent.
  drop() {
    this.seal.value = "";
    this.frame.replaceChildren();
    this.sound.hidden = true;
    this.sound.removeAttribute("src");
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
