// Shows a password on wish, ticks off the society's rules while it is typed, and estimates how hard
// it is to guess. What counts is checked again by the server.
import { meets } from "./rules.js";

const PAUSE = 400;

export function improve(field) {
  const input = field.querySelector("input");
  addReveal(field.querySelector("[data-reveal]"), input);
  const rules = [...field.querySelectorAll("[data-rule]")];
  if (rules.length > 0) {
    addRules(rules, input);
    addStrength(field.querySelector("[data-strength]"), input);
  }
}

function addReveal(button, input) {
  const show = (visible) => {
    input.type = visible ? "text" : "password";
    const words = button.dataset;
    button.textContent = visible ? words.hide : words.show;
    button.ariaLabel = visible ? words.hideLabel : words.showLabel;
  };
  button.hidden = false;
  button.addEventListener("click", () => show(input.type === "password"));
  // Sent as a password, so that no browser keeps it among the words typed before.
  input.form?.addEventListener("submit", () => show(false));
}

function addRules(rules, input) {
  input.addEventListener("input", () =>
    rules.forEach((rule) => {
      const met = meets(rule.dataset.rule, input.value);
      rule.classList.toggle("met", met);
      rule.querySelector("[data-met]").textContent = met ? rule.dataset.done : "";
    }),
  );
}

function addStrength(box, input) {
  let timer;
  const word = box.querySelector("[data-word]");
  const meter = box.querySelector("meter");
  const estimate = async () => {
    const { score, why } = await (await import("./strength.js")).strength(input.value);
    meter.value = score + 1;
    word.textContent = [box.dataset[`score${score}`], why && box.dataset[why]]
      .filter(Boolean)
      .join(" ");
  };
  input.addEventListener("input", () => {
    clearTimeout(timer);
    box.hidden = input.value === "";
    if (!box.hidden) {
      timer = setTimeout(estimate, PAUSE);
    }
  });
}
