// A box to tick, on which the browser does some work; what it found travels with the form. A form
// sent meanwhile goes when the work is done; one sent long after has it done again first.
import { solve } from "./work.js";

const TICK = 200;
const SPARE = 20_000; // of a challenge's life, for the way to the server
const TOO_MANY = 429;

export function offer(part) {
  // Where a browser can't do it, as on a page without TLS, the words beside it stay.
  if (window.isSecureContext && window.crypto?.subtle && window.Worker) {
    part.querySelector("[data-otherwise]").hidden = true;
    part.querySelector("[data-way]").hidden = false;
    new Part(part).listen();
  }
}

class Part {
  constructor(part) {
    this.part = part;
    this.box = part.querySelector("[type=checkbox]");
    this.bar = part.querySelector("progress");
    this.state = part.querySelector("[role=status]");
    this.answer = part.querySelector("[type=hidden]");
    this.reset();
  }

  listen() {
    this.box.addEventListener("change", () => (this.box.checked ? this.begin() : this.reset()));
    // Before anybody else hears of it: it may not be sent yet.
    this.box.form.addEventListener("submit", (event) => this.hold(event), { capture: true });
    // Coming back by the browser's own button finds the box as it was before it was ticked.
    window.addEventListener("pageshow", (event) => event.persisted && this.reset());
  }

  reset() {
    this.run?.abort();
    this.run = undefined;
    this.wanted = undefined;
    this.goodUntil = 0;
    this.answer.value = "";
    this.box.checked = false;
    this.bar.hidden = true;
    this.say("");
  }

  hold(event) {
    if (this.box.checked && Date.now() > this.goodUntil) {
      event.preventDefault();
      event.stopImmediatePropagation();
      this.wanted = { submitter: event.submitter };
      if (this.run === undefined) {
        this.begin();
      }
    }
  }

  async begin() {
    const run = new AbortController();
    this.run = run;
    this.answer.value = "";
    this.say(this.part.dataset.working);
    try {
      const challenge = await this.fetch(run.signal);
      const received = Date.now();
      const counters = await this.work(challenge, run.signal, received);
      this.finish(challenge, counters, received);
    } catch (failure) {
      if (!run.signal.aborted) {
        this.reset();
        this.say(failure.status === TOO_MANY ? this.busy(failure) : this.part.dataset.failed);
      }
    }
  }

  busy({ seconds }) {
    return this.part.dataset.busy.replace("#", Math.ceil(seconds / 60));
  }

  async fetch(signal) {
    const answer = await fetch(this.part.dataset.challenge, { signal });
    if (!answer.ok) {
      const seconds = Number(answer.headers.get("Retry-After")) || 60;
      throw Object.assign(new Error("no challenge"), { status: answer.status, seconds });
    }
    return answer.json();
  }

  // Shows how far it is: what was found, a guess at what is being looked for, and the wait.
  async work(challenge, signal, begun) {
    const { solutions, wait } = challenge.parameters.data;
    const typical = (this.part.dataset.seconds * 1000) / solutions;
    const waited = () => (wait === 0 ? 1 : (Date.now() - begun) / (wait * 1000));
    let count = 0;
    let last = begun;
    const done = () => (count + 1 - 0.5 ** ((Date.now() - last) / typical)) / solutions;
    this.bar.value = 0;
    this.bar.hidden = false;
    const tick = setInterval(() => this.show(Math.min(done(), waited())), TICK);
    try {
      const counters = await solve(challenge, signal, (found) => {
        count = found;
        last = Date.now();
      });
      await pause(begun + wait * 1000 - Date.now(), signal);
      return counters;
    } finally {
      clearInterval(tick);
    }
  }

  show(share) {
    this.bar.value = Math.max(this.bar.value, Math.min(1, share));
  }

  finish(challenge, counters, received) {
    const solutions = counters.map((counter) => ({ counter }));
    const { signature } = challenge;
    this.answer.value = btoa(JSON.stringify({ challenge: { signature }, solutions }));
    this.goodUntil = received + challenge.parameters.data.life * 1000 - SPARE;
    this.run = undefined;
    this.bar.hidden = true;
    this.say(this.part.dataset.done);
    if (this.wanted) {
      this.box.form.requestSubmit(this.wanted.submitter);
    }
  }

  say(text) {
    this.state.textContent = text;
  }
}

function pause(time, signal) {
  return new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason));
    setTimeout(resolve, Math.max(0, time));
  });
}
