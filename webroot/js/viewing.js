// The code in the picture on a letter stands behind the "#" of its address, which browsers keep to
// themselves: from there it is put into its field, and taken out of the address.
export function fill(place) {
  const carried = /^#(?:code=)?([0-9A-Za-z-]{12,20})$/.exec(location.hash);
  if (carried) {
    place.querySelector("input").value = carried[1];
    history.replaceState(null, "", location.pathname + location.search);
  }
}
