"use strict";
// The two tables: actions as filtered, and all decisions.
const opener = (text, open) => {
  const button = element("button", {type: "button", className: "open"}, text);
  button.addEventListener("click", open);
  return button;
};

// A cell is sorted and searched by its plain value, and shown as an element.
const shown = (value, show) => (row, type) => (type === "display" ? show(row) : value(row));
const text = (value) => shown(value, (row) => element("span", {}, value(row) ?? ""));
const dayCell = (value, otherwise = () => "") =>
  shown((row) => value(row) ?? "9999", (row) => element("span", {className: value(row) ? "day" : ""}, spoken(value(row)) || otherwise(row)));

const column = (title, render, className = "") => ({title, data: null, render, className,
  createdCell: (cell) => cell.setAttribute("data-label", title)});

const COMMON = {
  pageLength: matchMedia("(max-width: 40rem)").matches ? 10 : 25, lengthMenu: [10, 25, 100, {label: "All", value: -1}], deferRender: true, autoWidth: false,
  layout: {topStart: null, topEnd: null, bottomStart: "info", bottomEnd: ["pageLength", "paging"]},
};

const actionsTable = new DataTable("#actions", {
  ...COMMON,
  data: [],
  columns: [
    column("State", shown((row) => STATES.indexOf(row.standing), stateOf), "tight"),
    column("Due", dayCell((row) => row.due, (row) => row.due_text)),
    column("Owner", text((row) => row.owners.join(", "))),
    column("Action", shown((row) => row.text, (row) => opener(row.text, () => openAction(row)))),
    column("Body", text((row) => row.body)),
    column("Raised", dayCell((row) => row.since), "tight"),
    column("Carried", text((row) => (row.carried_forward ? `${row.carried_forward}×` : "")), "tight"),
  ],
  order: [[0, "asc"], [1, "asc"]],
  language: {emptyTable: "No action answers to these filters", info: "_START_ to _END_ of _TOTAL_ actions", infoEmpty: "No actions"},
});
listeners.push((found) => actionsTable.clear().rows.add(found).draw());

const meetingOf = (row) => log.meetings[row.meeting];
const decisionsTable = new DataTable("#decisions", {
  ...COMMON,
  layout: {...COMMON.layout, topStart: {search: {text: "Search decisions"}}},
  data: log.decisions,
  columns: [
    column("Date", shown((row) => meetingOf(row).date ?? "", (row) => element("span", {}, spoken(meetingOf(row).date))), "tight"),
    column("Body", text((row) => meetingOf(row).body)),
    column("Item", text((row) => row.item)),
    column("Decision", shown((row) => row.text, (row) => opener(row.text, () => openDecision(row)))),
    column("Kind", text((row) => row.kind), "tight"),
  ],
  order: [[0, "desc"]],
  language: {emptyTable: "No decisions", info: "_START_ to _END_ of _TOTAL_ decisions", infoEmpty: "No decisions", zeroRecords: "No decision answers to this search"},
});

for (const [table, what] of [[actionsTable, "actions"], [decisionsTable, "decisions"]]) {
  table.table().container().querySelector("nav").setAttribute("aria-label", `Pages of ${what}`);
}

// Paper has no pages to turn and nothing to open: print every row and every heat map, then go back.
let lengths, closed = [];
addEventListener("beforeprint", () => {
  closed = [...document.querySelectorAll("details:not([open])")];
  for (const one of closed) one.open = true;
  for (const draw of undrawn) draw();
  lengths = [actionsTable.page.len(), decisionsTable.page.len()];
  for (const table of [actionsTable, decisionsTable]) table.page.len(-1).draw();
});
addEventListener("afterprint", () => {
  for (const one of closed) one.open = false;
  if (lengths) [actionsTable, decisionsTable].forEach((table, place) => table.page.len(lengths[place]).draw());
});
