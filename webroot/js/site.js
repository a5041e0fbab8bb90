// Everything here is comfort: each page does its work without it.
import { guardForms } from "./forms.js";
import { carry, fill } from "./viewing.js";

carry();

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

document.querySelectorAll("[data-letter-code]").forEach(fill);
