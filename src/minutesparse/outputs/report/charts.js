"use strict";
// What is outstanding by owner, body and age; each action over the meetings; attendance.
const colour = (name) => `var(--${name})`;
const STATE_COLOUR = {"overdue": colour("overdue"), "due soon": colour("soon"), "carried forward": colour("soon"), "open": colour("open"), "done": colour("done"), "dropped": colour("dropped")};
const AGES = [["under a month", 31], ["1 to 3 months", 92], ["3 to 6 months", 183], ["6 to 12 months", 366], ["over a year", Infinity]];
const MOST_BARS = 15;

// How wide words are in a chart, and as many of them as a width has room for.
const FONT = "12px";
const pen = document.createElement("canvas").getContext("2d");
pen.font = `${FONT} ${getComputedStyle(document.body).fontFamily}`;
const breadth = (words) => pen.measureText(words).width;
function shortened(words, room) {
  if (breadth(words) <= room) return words;
  let least = 1, most = Math.min(words.length, Math.ceil(room / 2));  // no letter is narrower than 2
  while (most - least > 1) {
    const half = Math.floor((least + most) / 2);
    if (breadth(`${words.slice(0, half)}…`) <= room) least = half;
    else most = half;
  }
  return `${words.slice(0, least).trimEnd()}…`;
}

function ageOf(action) {
  if (!action.since) return "not known";
  const days = (asDate(log.day) - asDate(action.since)) / 86400000;
  return AGES.find(([, limit]) => days < limit)[0];
}

function bars(id, rows, what, order) {
  const counts = d3.rollup(rows, (group) => group.length, (row) => row.key);
  const keys = (order ?? [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || a.localeCompare(b)))
    .filter((key) => counts.has(key));
  const kept = keys.slice(0, MOST_BARS);
  const width = Math.max(280, document.getElementById(id).clientWidth);
  const label = (key) => shortened(key, Math.min(320, width / 2));
  const marginLeft = 16 + Math.max(80, ...kept.map((key) => breadth(label(key))));
  const chart = Plot.plot({
    width, height: 50 + 26 * Math.max(1, kept.length), marginLeft, marginTop: 5,
    x: {label: null, tickFormat: "d", ticks: Math.min(5, d3.max(counts.values()) ?? 1), grid: true}, y: {domain: kept, label: null, tickFormat: label},
    color: {domain: STATES, range: STATES.map((state) => STATE_COLOUR[state])},
    style: {background: "transparent", fontSize: FONT},
    marks: [Plot.barX(rows.filter((row) => kept.includes(row.key)),
      Plot.groupY({x: "count"}, {y: "key", fill: "state", order: STATES}))],
  });
  const more = keys.length > kept.length ? element("p", {}, `and ${counted(keys.length - kept.length, ...what)} more`) : null;
  nameChart(chart, kept.map((key) => `${key}: ${counts.get(key)}`).join("; ") || "nothing");
  document.getElementById(id).replaceChildren(...[chart, more].filter(Boolean));
}

// One picture with one name: what Plot names inside it would be read out bar by bar, without a role.
function nameChart(chart, words) {
  for (const part of chart.querySelectorAll("[aria-label]")) part.removeAttribute("aria-label");
  chart.setAttribute("role", "img");
  chart.setAttribute("aria-label", words);
}

listeners.push((found) => {
  const keyed = (keys) => found.flatMap((action) => keys(action).map((key) => ({key, state: action.standing})));
  bars("by-owner", keyed((action) => action.names), ["owner", "owners"]);
  bars("by-body", keyed((action) => [action.where]), ["body", "bodies"]);
  bars("by-age", keyed((action) => [ageOf(action)]), ["age", "ages"], [...AGES.map(([name]) => name), "not known"]);
  const there = STATES.filter((state) => found.some((action) => action.standing === state));
  legend("state-legend", there.map((state) => [state, STATE_COLOUR[state]]));
});

function legend(id, entries) {
  document.getElementById(id).replaceChildren(...entries.map(([words, paint]) => {
    const swatch = element("i");
    swatch.style.background = paint;
    return element("li", {}, swatch, words);
  }));
}

const EVENT_COLOUR = {"raised": colour("open"), "carried forward": colour("apologies"), "due date moved": colour("overdue"), "done": colour("done"), "dropped": colour("dropped")};
const PAGE = 40;
let shownActions = [], shownCount = PAGE;

function timeline() {
  const rows = shownActions.filter((action) => action.since).slice(0, shownCount);
  const more = document.getElementById("more");
  more.hidden = shownActions.filter((action) => action.since).length <= rows.length;
  const events = rows.flatMap((action) => action.mentions
    .map((mention) => ({action, event: mention.event, day: log.meetings[mention.meeting].date}))
    .filter((event) => event.day).map((event) => ({...event, day: asDate(event.day)})));
  const spans = rows.map((action) => ({action, from: asDate(action.since), to: asDate(action.closed_on ?? log.day)}));
  const room = document.getElementById("timeline").clientWidth;
  const narrow = room < 640;
  const label = new Map(rows.map((action) => [action.id, shortened(action.text, narrow ? 125 : 350)]));
  const chart = Plot.plot({
    width: narrow ? Math.max(320, room) : Math.max(760, Math.min(1200, room)), height: 60 + 24 * Math.max(1, rows.length),
    marginLeft: narrow ? 140 : 370, marginTop: 30, marginRight: 20,
    x: {type: "utc", axis: "top", label: null, grid: true}, y: {domain: rows.map((action) => action.id), label: null, tickFormat: (id) => label.get(id), tickSize: 0},
    style: {background: "transparent", fontSize: FONT},
    marks: [
      Plot.ruleY(spans, {y: (span) => span.action.id, x1: "from", x2: "to", stroke: (span) => STATE_COLOUR[span.action.standing], strokeWidth: 5, strokeOpacity: .35}),
      Plot.dot(events, {y: (event) => event.action.id, x: "day", r: 5, fill: (event) => EVENT_COLOUR[event.event] ?? colour("soft"), title: (event) => `${spoken(event.day.toISOString().slice(0, 10))}: ${event.event}`}),
      Plot.ruleX([asDate(log.day)], {stroke: colour("soft"), strokeDasharray: "3 3"}),
    ],
  });
  nameChart(chart, `${counted(rows.length, "action", "actions")} over ${counted(log.held, "meeting", "meetings")}; the table of actions says the same in words`);
  document.getElementById("timeline").replaceChildren(chart);
}

legend("timeline-legend", Object.entries(EVENT_COLOUR));
document.getElementById("more").addEventListener("click", () => { shownCount += 2 * PAGE; timeline(); });
listeners.push((found) => {
  const rank = (action) => [STATES.indexOf(action.standing), action.due ?? "9999", action.since ?? ""].join(" ");
  shownActions = [...found].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
  shownCount = PAGE;
  timeline();
});

const STATUS = {"present": colour("present"), "part": colour("part"), "in attendance": colour("attending"), "apologies": colour("apologies"), "absent": colour("absent")};
const STATUS_MARK = {"present": "✓", "part": "◐", "in attendance": "+", "apologies": "a", "absent": "✗"};

// A map is drawn when it is first opened: a page may have hundreds.
const undrawn = new Set();
function opened(details, draw) {
  const once = () => { if (undrawn.delete(once)) details.append(draw()); };
  undrawn.add(once);
  details.addEventListener("toggle", once);
  return details;
}

function heatMap(body) {
  const title = `${body.name || UNNAMED}: ${counted(body.people.length, "person", "people")}, ${counted(body.meetings.length, "meeting", "meetings")}`;
  return opened(element("details", {open: log.attendance.length === 1}, element("summary", {}, title)), () => heatMapOf(body));
}

function heatMapOf(body) {
  const cells = body.cells.map(([person, meeting, status]) => ({person: body.people[person], meeting: String(body.meetings[meeting]), status}));
  const columns = body.meetings.map(String);
  const title = (meeting) => spoken(log.meetings[Number(meeting)].date) || "no date";
  const chart = Plot.plot({
    width: 260 + 34 * columns.length, height: 110 + 22 * body.people.length, marginLeft: 220, marginRight: 40, marginTop: 90, padding: .08,
    x: {domain: columns, axis: "top", label: null, tickRotate: -60, tickFormat: title, tickSize: 0}, y: {domain: body.people, label: null, tickSize: 0, tickFormat: (name) => shortened(name, 205)},
    style: {background: "transparent", fontSize: FONT},
    marks: [
      Plot.cell(cells, {x: "meeting", y: "person", fill: (cell) => STATUS[cell.status], rx: 2, title: (cell) => `${cell.person}, ${title(cell.meeting)}: ${cell.status}`}),
      Plot.text(cells, {x: "meeting", y: "person", text: (cell) => STATUS_MARK[cell.status], fill: "var(--ground)"}),
    ],
  });
  const came = d3.rollup(cells, (own) => own.filter((cell) => ["present", "part", "in attendance"].includes(cell.status)).length, (cell) => cell.person);
  nameChart(chart, body.people.map((person) => `${person}: at ${came.get(person) ?? 0} of ${columns.length}`).join("; "));
  return element("div", {className: "scroll", tabIndex: 0, role: "region", "aria-label": `Attendance of ${body.name || UNNAMED}`}, chart);
}

legend("attendance-legend", Object.entries(STATUS).map(([status, paint]) => [`${STATUS_MARK[status]} ${status}`, paint]));
const byName = [...log.attendance].sort((a, b) => a.name.localeCompare(b.name));
document.getElementById("attendance").replaceChildren(...byName.map(heatMap));
