// The panel: what is known of what was chosen, and what it is joined to.

import { expand, canExpand } from "./expand.js";
import { about, choose, data, edges, element, functionNames, kindLabel, LISTED, longDay, nameOf, state, typeLabel, whenChanged, whenChosen } from "./state.js";

const panel = document.getElementById("facts");
const LABELS = {
  valid_from: "From", valid_to: "Until", legal_basis: "Legal basis", source: "Source", certainty: "Certainty",
  confidence: "How sure", basis: "Basis", ods_code: "ODS code", gss_code: "GSS code", subject_type: "For",
  financial_year: "Year",
};

export function showFacts() {
  whenChosen(fill);
  whenChanged(fill);
  fill();
}

function fill() {
  panel.replaceChildren();
  if (state.chosen === null) return panel.append(...nothingChosen());
  const facts = about[state.chosen.what].get(state.chosen.id);
  if (facts === undefined) return undefined;
  panel.append(...(state.chosen.what === "nodes" ? ofNode(state.chosen.id, facts) : ofEdge(state.chosen.id, facts)));
  return undefined;
}

function nothingChosen() {
  const notes = data.notes.map((note) => element("li", {}, note));
  const list = notes.length > 0 ? [element("h3", {}, "Notes"), element("ul", {}, ...notes)] : [];
  return [element("h2", {}, "Facts"), element("p", {}, "Choose an organisation or a line to see what is known of it."), ...list];
}

function ofNode(id, facts) {
  const parts = [element("h2", {}, facts.name), description([["Type", typeLabel(facts.type)], ["Id", id], ...known(facts.facts, true)])];
  if (!facts.stops.includes(state.stop)) parts.push(element("p", {}, "It is not in this view on the date shown."));
  parts.push(...ownPage(facts.drawn === "organisation" ? "organisations" : "footprints", id, facts.drawn !== "part"));
  if (canExpand(id)) {
    const button = element("button", { type: "button" }, "Show what it is joined to");
    button.addEventListener("click", () => expand(id));
    parts.push(element("p", {}, button));
  }
  const up = [...state.seen.edges].filter((each) => edges.get(each).from === id);
  const down = [...state.seen.edges].filter((each) => edges.get(each).to === id);
  return [...parts, ...lines("Answers to", up, "to"), ...lines("Answered to by", down, "from")];
}

// Where the view is served, all that is known of a record stands on a page of its own.
function ownPage(kind, id, isThere) {
  if (data.ask === undefined || !isThere) return [];
  const href = `/${kind}/${encodeURIComponent(id).replaceAll("%3A", ":")}?on=${data.stops[state.stop]}`;
  return [element("p", {}, element("a", { href }, "All that is known of it"))];
}

function lines(title, ids, end) {
  if (ids.length === 0) return [];
  const items = ids.slice(0, LISTED).map((id) => {
    const button = element("button", { type: "button", className: "plain" }, `${nameOf(edges.get(id)[end])} (${kindLabel(about.edges.get(id).kind).toLowerCase()})`);
    button.addEventListener("click", () => choose("edges", id));
    return element("li", {}, button);
  });
  if (ids.length > LISTED) items.push(element("li", {}, `and ${ids.length - LISTED} more, in the table`));
  return [element("h3", {}, `${title} (${ids.length})`), element("ul", {}, ...items)];
}

function ofEdge(id, facts) {
  const edge = edges.get(id);
  const ends = [["from", "Who answers"], ["to", "To whom"]].map(([end, label]) => {
    const button = element("button", { type: "button", className: "plain" }, nameOf(edge[end]));
    button.addEventListener("click", () => choose("nodes", edge[end]));
    return [label, button];
  });
  const functions = facts.functions.length > 0 ? functionNames(facts).join(", ") : "not recorded";
  return [element("h2", {}, kindLabel(facts.kind)), description([...ends, ["For", functions], ...known(facts.facts, facts.drawn !== "cover"), ["Id", facts.rows.join(", ") || id]]), ...ownPage("lines", id, facts.drawn === "line")];
}

// Dates that are not known are said to be so: unknown is not absent.
function known(facts, dated) {
  const rows = dated ? [["From", facts.valid_from ? dates(facts.valid_from) : "not known"]] : [];
  if (dated && facts.valid_to) rows.push(["Until", dates(facts.valid_to)]);
  for (const [name, value] of Object.entries(facts)) {
    if (name === "valid_from" || name === "valid_to") continue;
    rows.push([LABELS[name] ?? name.charAt(0).toUpperCase() + name.slice(1).replaceAll("_", " "), value.replaceAll("_", " ")]);
  }
  return rows;
}

function dates(text) {
  return text.split(", ").map((each) => (/^\d{4}-\d\d-\d\d$/.test(each) ? longDay(each) : each)).join(", ");
}

function description(rows) {
  return element("dl", {}, ...rows.flatMap(([label, value]) => [element("dt", {}, label), element("dd", {}, value)]));
}
