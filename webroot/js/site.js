// Everything here is comfort: each page does its work without it.
import { guardForms } from "./forms.js";

document.querySelector(".error-summary")?.focus();
guardForms(document.querySelectorAll("form[method=post]"));

const passwords = document.querySelectorAll("[data-password]");
if (passwords.length > 0) {
  const { improve } = await import("./password.js");
  passwords.forEach(improve);
}

const challenges = document.querySelectorAll("[data-challenge]");
if (challenges.length > 0) {
  const { offer } = await import("./challenge.js");
  challenges.forEach(offer);
}

const letters = document.querySelectorAll("[data-letter-code]");
if (letters.length > 0) {
  const { fill } = await import("./viewing.js");
  letters.forEach(fill);
}
