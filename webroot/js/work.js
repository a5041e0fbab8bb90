// The work of a challenge: counters for which a derived key begins with zeros, found by ALTCHA's own
// worker. That finds one at a time; several of them, each a little work, take nearly the same time
// whoever has to find them, where one big one would take some people five times as long as others.
const WORKER = new URL("../vendor/altcha/pbkdf2.js", import.meta.url).href;
const MOST_WORKERS = 4;

// Answers the counters, rising; `found` is told how many there are so far.
export async function solve(challenge, signal, found) {
  const step = Math.min(MOST_WORKERS, navigator.hardwareConcurrency || 1);
  const workers = Array.from({ length: step }, () => new Worker(WORKER));
  try {
    return await all(challenge, workers, signal, found);
  } finally {
    workers.forEach((worker) => worker.terminate());
  }
}

function all(challenge, workers, signal, found) {
  const { solutions, life } = challenge.parameters.data;
  const counters = [];
  return new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason));
    const search = (worker, counterStart) =>
      worker.postMessage({
        type: "work",
        challenge,
        counterStart,
        counterStep: workers.length,
        timeout: life * 1000,
      });
    const take = (worker, { data }) => {
      // The worker says nothing when its time is up, and something else when it failed.
      if (data?.derivedKey === undefined) {
        reject(new Error("no solution"));
        return;
      }
      counters.push(data.counter);
      found(counters.length);
      if (counters.length === solutions) {
        resolve(counters.sort((one, other) => one - other));
      } else {
        search(worker, data.counter + workers.length);
      }
    };
    workers.forEach((worker, first) => {
      worker.onmessage = (message) => take(worker, message);
      worker.onerror = reject;
      search(worker, first);
    });
  });
}
