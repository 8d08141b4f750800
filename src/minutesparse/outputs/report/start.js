"use strict";
// What all parts of the page share: the log, small builders of elements, and the filters.
const log = JSON.parse(document.getElementById("log").textContent);
const STATES = ["overdue", "due soon", "carried forward", "open", "done", "dropped"];
const STATE_CLASS = {"overdue": "overdue", "due soon": "due-soon", "carried forward": "carried", "open": "open-state", "done": "done", "dropped": "dropped"};
const NOBODY = "No owner given";
const UNNAMED = "Body not named";

// Text only ever becomes text nodes: what a document says is never markup.
function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key in made && key !== "list") made[key] = value;
    else made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

const dayFormat = new Intl.DateTimeFormat("en-GB", {day: "numeric", month: "short", year: "numeric", timeZone: "UTC"});
const asDate = (day) => new Date(`${day}T00:00:00Z`);
const spoken = (day) => (day ? dayFormat.format(asDate(day)) : "");
const counted = (n, one, many) => `${n.toLocaleString("en")} ${n === 1 ? one : many}`;

for (const action of log.actions) {
  action.names = action.owners.length ? action.owners : [NOBODY];
  action.where = action.body || UNNAMED;
  action.haystack = [action.text, ...action.also, ...action.owners, action.body, action.item, action.reference]
    .join(" ").toLowerCase();
}

const filters = document.getElementById("filters");
const FIELDS = ["q", "owner", "body", "state"];
const listeners = [];

function fill(id, first, values) {
  const select = document.getElementById(id);
  select.append(element("option", {value: ""}, first));
  for (const value of values) select.append(element("option", {value}, value));
}

const sorted = (values) => [...new Set(values)].sort((a, b) => a.localeCompare(b));
fill("owner", "Everybody", sorted(log.actions.flatMap((action) => action.names)));
fill("body", "All bodies", sorted(log.actions.map((action) => action.where)));
fill("state", "Outstanding", ["overdue", "due soon", "carried forward", "done", "dropped", "all"]);

function wanted() {
  const said = Object.fromEntries(FIELDS.map((field) => [field, filters.elements[field].value]));
  const words = said.q.toLowerCase().split(/\s+/).filter(Boolean);
  const inState = (action) => {
    if (!said.state) return action.state === "open";
    return said.state === "all" || action.standing === said.state;
  };
  return log.actions.filter((action) => inState(action)
    && (!said.owner || action.names.includes(said.owner))
    && (!said.body || action.where === said.body)
    && words.every((word) => action.haystack.includes(word)));
}

// The filters stay in the address, so that a view can be kept or sent on.
function remember() {
  const said = new URLSearchParams();
  for (const field of FIELDS) if (filters.elements[field].value) said.set(field, filters.elements[field].value);
  const hash = said.toString();
  history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
}

function recall() {
  const said = new URLSearchParams(location.hash.slice(1));
  for (const field of FIELDS) filters.elements[field].value = said.get(field) ?? "";
  // A select that has no such option shows nothing; the first one is what it means.
  for (const select of filters.querySelectorAll("select")) if (select.selectedIndex < 0) select.selectedIndex = 0;
}

function refresh() {
  const found = wanted();
  document.getElementById("said").textContent = `${counted(found.length, "action", "actions")} shown`;
  for (const listener of listeners) listener(found);
}

let waiting;
filters.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => { remember(); refresh(); }, 120);
});
filters.addEventListener("submit", (event) => event.preventDefault());
filters.addEventListener("reset", () => setTimeout(() => { remember(); refresh(); }));
addEventListener("hashchange", () => { recall(); refresh(); });
