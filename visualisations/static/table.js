// The same view as two tables: the organisations and places, and the lines between them.

import { about, choose, edges, element, functionNames, kindLabel, nameOf, state, typeLabel } from "./state.js";

const frame = document.getElementById("table");

export function fillTable() {
  frame.replaceChildren(
    table("Organisations and places", ["Name", "Type", "From", "Until", "Id"], nodeRows()),
    table("Lines", ["Who answers", "How", "To whom", "For", "From", "Until", "Legal basis", "Source", "How sure"], edgeRows()),
  );
}

export function nodeRows() {
  const rows = [...state.seen.nodes].map((id) => [id, about.nodes.get(id)]);
  rows.sort(([, a], [, b]) => a.type.localeCompare(b.type) || a.name.localeCompare(b.name));
  return rows.map(([id, facts]) => [{ what: "nodes", id, text: facts.name }, typeLabel(facts.type), from(facts), facts.facts.valid_to ?? "", id]);
}

export function edgeRows() {
  const rows = [...state.seen.edges].map((id) => [edges.get(id), about.edges.get(id)]);
  const named = rows.map(([edge, facts]) => [nameOf(edge.from), nameOf(edge.to), edge, facts]);
  named.sort((a, b) => a[0].localeCompare(b[0]) || a[1].localeCompare(b[1]));
  return named.map(([subject, holder, edge, facts]) => [
    { what: "edges", id: edge.id, text: subject }, kindLabel(facts.kind), holder, functionNames(facts).join(", "),
    from(facts), facts.facts.valid_to ?? "", facts.facts.legal_basis ?? "", facts.facts.source ?? "", facts.facts.confidence ?? "",
  ]);
}

function from(facts) {
  if (facts.facts.valid_from !== undefined) return facts.facts.valid_from;
  return facts.drawn === "cover" || facts.drawn === "footprint" ? "" : "not known";
}

function table(title, columns, rows) {
  const head = element("tr", {}, ...columns.map((column) => element("th", { scope: "col" }, column)));
  const body = rows.map((row) => element("tr", {}, ...row.map(cell)));
  return element("table", {}, element("caption", {}, `${title} (${rows.length})`), element("thead", {}, head), element("tbody", {}, ...body));
}

function cell(value, column) {
  if (column > 0) return element("td", { className: /^\d{4}-\d\d-\d\d$/.test(value) ? "day" : "" }, value);
  const button = element("button", { type: "button", className: "plain" }, value.text);
  button.addEventListener("click", () => choose(value.what, value.id));
  return element("th", { scope: "row" }, button);
}
