"use strict";
// The head of the page, and the first drawing.
document.getElementById("day").textContent = spoken(log.day);
document.getElementById("day").dateTime = log.day;
document.getElementById("counted").textContent = counted(log.held, "meeting", "meetings");
const standing = (state) => log.actions.filter((action) => action.standing === state).length;
const tiles = [
  ["Outstanding", log.actions.filter((action) => action.state === "open").length], ["Overdue", standing("overdue")],
  ["Due in two weeks", standing("due soon")], ["Done", standing("done")], ["Dropped", standing("dropped")],
];
document.getElementById("tiles").replaceChildren(...tiles.map(([name, n]) =>
  element("div", {}, element("dt", {}, name), element("dd", {}, n.toLocaleString("en")))));
recall();
refresh();
