// The estimator and its word lists are large: they come when the first password is typed, never
// before. They are plain scripts, which leave their names in `zxcvbnts`.
let estimator;

export async function strength(password) {
  estimator ??= load();
  const { score, sequence } = (await estimator).check(password);
  const worst = sequence.find((match) => match.pattern !== "bruteforce");
  return { score, why: score < 3 ? worst?.pattern : undefined };
}

async function load() {
  await script("core");
  await script("language-common");
  const common = window.zxcvbnts["language-common"];
  return new window.zxcvbnts.core.ZxcvbnFactory({
    dictionary: common.dictionary,
    graphs: common.adjacencyGraphs,
  });
}

function script(name) {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = new URL(`../vendor/zxcvbn/${name}/zxcvbn-ts.js`, import.meta.url).href;
    element.onload = resolve;
    element.onerror = reject;
    document.head.append(element);
  });
}
