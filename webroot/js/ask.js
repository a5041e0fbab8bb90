// Fetches a challenge; what is thrown says how long to wait, where that is the reason.
const TOO_MANY = 429;

export async function ask(address, signal) {
  const answer = await fetch(address, { signal });
  if (!answer.ok) {
    const seconds = Number(answer.headers.get("Retry-After")) || 60;
    throw Object.assign(new Error("no challenge"), { status: answer.status, seconds });
  }
  return answer.json();
}

// What is said of it, in the page's words.
export function told(failure, { failed, busy }) {
  return failure.status === TOO_MANY ? busy.replace("#", Math.ceil(failure.seconds / 60)) : failed;
}
