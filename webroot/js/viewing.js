// The code in the picture on a letter stands behind the "#" of its address, which browsers keep to
// themselves. It is taken out of the address of whatever page is shown first, often that of the
// login, and kept in this tab until its field is there.
const KEY = "letter-code";
const CODE = /^#((?:[2-9ACEFHJKMPRTWXY]{4}-?){2}[2-9ACEFHJKMPRTWXY]{4})$/;

export function carry() {
  const carried = CODE.exec(location.hash);
  if (carried) {
    history.replaceState(null, "", location.pathname + location.search);
    sessionStorage.setItem(KEY, carried[1]);
  }
}

export function fill(place) {
  const code = sessionStorage.getItem(KEY);
  if (code) {
    place.querySelector("input").value = code;
    sessionStorage.removeItem(KEY);
  }
}
