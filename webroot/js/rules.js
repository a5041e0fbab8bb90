// The society's rules for a password, as the server names them: "length-12", "kinds-2".
export function meets(rule, password) {
  const [kind, least] = rule.split("-");
  return kind === "length" ? length(password) >= least : kinds(password) >= least;
}

// Counted as the server counts: characters, not halves of them, in their compatible form.
function length(password) {
  return [...password.normalize("NFKC")].length;
}

function kinds(password) {
  const plain = password.normalize("NFKC");
  return [/\p{L}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}]/u].filter((kind) => kind.test(plain)).length;
}
