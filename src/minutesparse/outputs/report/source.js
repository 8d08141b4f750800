"use strict";
// The dialog that shows where something stands: file, page, table and row, and the words around it.
const dialog = document.getElementById("source");

function fact(list, term, ...told) {
  if (told.some(Boolean)) list.append(element("dt", {}, term), element("dd", {}, ...told));
}

function placeOf(place) {
  const parts = ["page", "table", "row", "paragraph"].filter((part) => place[part]).map((part) => `${part} ${place[part]}`);
  return parts.join(", ");
}

function linkTo(meeting, place) {
  if (!meeting.href) return meeting.file;
  const page = meeting.format === "pdf" && place.page ? `#page=${place.page}` : "";
  return element("a", {href: meeting.href + page}, meeting.file);
}

function quoted(place) {
  return element("blockquote", {}, place.before || "", element("mark", {}, place.quote), place.after || "");
}

function mentionOf(mention) {
  const meeting = log.meetings[mention.meeting];
  const said = mention.status_stated ? `, ${mention.status.replace("_", " ")}` : "";
  const head = element("h3", {}, `${spoken(meeting.date) || "No date"}: ${mention.event}${said}`);
  const facts = element("dl");
  fact(facts, "File", linkTo(meeting, mention.place));
  fact(facts, "Place", placeOf(mention.place));
  fact(facts, "Due", mention.due ? spoken(mention.due) : "", mention.due_text ? ` “${mention.due_text}”` : "");
  return [head, facts, quoted(mention.place)];
}

function openSource(title, ...content) {
  document.getElementById("source-title").textContent = title;
  document.getElementById("source-body").replaceChildren(...content);
  dialog.showModal();
  document.getElementById("source-title").focus();
  dialog.scrollTop = 0;
}

function openAction(action) {
  const facts = element("dl");
  fact(facts, "State", stateOf(action));
  fact(facts, "Owner", action.owners.join(", "));
  for (const doubt of action.doubts) fact(facts, "Doubt", doubt);
  fact(facts, "Due", spoken(action.due) || action.due_text);
  fact(facts, "Body", action.body);
  fact(facts, "Item", action.item);
  fact(facts, "Carried", action.carried_forward ? counted(action.carried_forward, "time", "times") : "");
  openSource(action.text, facts, ...action.mentions.flatMap(mentionOf));
}

function openDecision(decision) {
  const meeting = log.meetings[decision.meeting];
  const facts = element("dl");
  fact(facts, "Meeting", [meeting.body, spoken(meeting.date)].filter(Boolean).join(", "));
  fact(facts, "Item", decision.item);
  fact(facts, "Moved by", decision.mover);
  fact(facts, "Seconded by", decision.seconder);
  fact(facts, "File", linkTo(meeting, decision.place));
  fact(facts, "Place", placeOf(decision.place));
  openSource(decision.text, facts, quoted(decision.place));
}

function stateOf(action) {
  return element("span", {className: `state ${STATE_CLASS[action.standing]}`}, action.standing);
}

dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
