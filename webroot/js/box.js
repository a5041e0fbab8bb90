// A box to tick, on which the browser does some work; what it found travels with the form. A form
// sent meanwhile goes when the work is done; one sent long after has it done again first.
import { ask, told } from "./ask.js";
import { solve } from "./work.js";

const TICK = 200;
const SPARE = 20_000; // of a challenge's life, for the way to the server

export function canWork() {
  return window.isSecureContext && window.crypto?.subtle !== undefined && "Worker" in window;
}

export class Work {
  constructor(part, say) {
    this.part = part;
    this.say = say;
    this.box = part.querySelector("[type=checkbox]");
    this.bar = part.querySelector("progress");
    this.answer = part.querySelector("[name=challenge]");
    this.box.addEventListener("change", () => (this.box.checked ? this.begin() : this.reset()));
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
      const challenge = await ask(this.part.dataset.challenge, run.signal);
      const received = Date.now();
      const counters = await this.work(challenge, run.signal, received);
      this.finish(challenge, counters, received);
    } catch (failure) {
      if (!run.signal.aborted) {
        this.reset();
        this.say(told(failure, this.part.dataset));
      }
    }
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
}

function pause(time, signal) {
  return new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason));
    setTimeout(resolve, Math.max(0, time));
  });
}
