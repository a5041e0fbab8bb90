// A form sent twice by an impatient finger is sent once. Buttons stay usable: a second press within
// the wait is answered with a word instead, and after it the form can be sent again.
const WAIT = 10_000;

export function guardForms(forms) {
  forms.forEach((form) => form.addEventListener("submit", once));
  // Coming back by the browser's own button finds the form as it was before it was sent.
  window.addEventListener("pageshow", () => forms.forEach(release));
}

function once(event) {
  const form = event.currentTarget;
  const sent = Number(form.dataset.sent ?? 0);
  if (Date.now() - sent < WAIT) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = Date.now();
  const sign = form.querySelector(".sending");
  if (sign) {
    sign.textContent = sign.dataset.text;
  }
}

function release(form) {
  delete form.dataset.sent;
  const sign = form.querySelector(".sending");
  if (sign) {
    sign.textContent = "";
  }
}
