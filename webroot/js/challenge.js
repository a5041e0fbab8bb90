// What stands before a form. One way is shown at a time: a picture, a sound, or work that the
// browser does by itself. The others are a button away, and what was typed stays.
import { Code } from "./code.js";
import { Work, canWork } from "./box.js";

export function offer(part) {
  new Challenge(part).begin();
}

class Challenge {
  constructor(part) {
    this.part = part;
    this.form = part.closest("form");
    this.state = part.querySelector("[role=status]");
    this.buttons = [...part.querySelectorAll("[data-choose]")];
    const say = (text) => (this.state.textContent = text);
    this.code = new Code(part, say);
    this.work = new Work(part, say);
  }

  begin() {
    this.part.querySelectorAll("[data-plain]").forEach((it) => (it.hidden = true));
    this.part.querySelector("[data-ways]").hidden = false;
    // Where a browser can't do the work, as on a page without TLS, the other ways stay.
    this.button("work").hidden = !canWork();
    this.buttons.forEach((it) => it.addEventListener("click", () => this.chosen(it)));
    // Before anybody else hears of it: it may not be sent yet.
    this.form.addEventListener("submit", (event) => this.hold(event), { capture: true });
    // Coming back by the browser's own button finds the box as it was before it was ticked.
    window.addEventListener("pageshow", (event) => event.persisted && this.again());
    const { first } = this.part.dataset;
    this.show(first === "work" && !canWork() ? "picture" : first);
  }

  button(way) {
    return this.buttons.find((it) => it.dataset.choose === way);
  }

  // Chosen by hand, a way stays when the form is shown again.
  chosen(button) {
    const way = button.dataset.choose;
    this.part.querySelector("[name=way]").value = way;
    this.show(way);
    (way === "work" ? this.control() : this.code.control()).focus();
  }

  show(way) {
    this.way = way;
    const panels = way === "work" ? ["work"] : [way, "code"];
    this.part.querySelectorAll("[data-panel]").forEach((it) => {
      it.hidden = !panels.includes(it.dataset.panel);
    });
    this.buttons.forEach((it) => it.setAttribute("aria-pressed", it.dataset.choose === way));
    this.work.reset();
    this.code.rest(way === "work");
    if (way !== "work") {
      this.code.show(way);
    }
    // The words above the page lead to what has to be done.
    document
      .querySelectorAll(".error-summary a[href^='#challenge']")
      .forEach((it) => it.setAttribute("href", `#${this.control().id}`));
  }

  control() {
    return this.part.querySelector(this.way === "work" ? "#challenge-box" : "#challenge");
  }

  again() {
    this.work.reset();
    if (this.way !== "work") {
      this.code.renew();
    }
  }

  hold(event) {
    if (this.way === "work") {
      this.work.hold(event);
    } else {
      this.code.hold(event);
    }
  }
}
