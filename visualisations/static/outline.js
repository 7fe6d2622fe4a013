// The same view as a list in lists: under each organisation those that answer to it, from where accountability ends.
// Who answers to several stands under the first of them, and is named under the others.

import { about, choose, edges, element, kindLabel, nameOf, nodes, state, typeLabel } from "./state.js";

const frame = document.getElementById("outline");

export function fillOutline() {
  const below = new Map();
  const held = new Set();
  for (const id of state.seen.edges) {
    const edge = edges.get(id);
    if (!below.has(edge.to)) below.set(edge.to, new Map());
    const kinds = below.get(edge.to);
    kinds.set(edge.from, [...(kinds.get(edge.from) ?? []), kindLabel(about.edges.get(id).kind).toLowerCase()]);
    if (edge.from !== edge.to) held.add(edge.from);
  }
  const told = new Set();
  const order = [...state.seen.nodes].sort((a, b) => (nodes.get(a).layer ?? 99) - (nodes.get(b).layer ?? 99) || nameOf(a).localeCompare(nameOf(b)));
  const roots = order.filter((id) => !held.has(id));
  const list = element("ul", {}, ...roots.map((id) => item(id, [], below, told)));
  // A circle of bodies that answer to each other has no top: it begins with the first of them.
  for (const id of order) if (!told.has(id)) list.append(item(id, [], below, told));
  frame.replaceChildren(element("h2", {}, `Outline (${state.seen.nodes.size})`), list);
}

function item(id, kinds, below, told) {
  const button = element("button", { type: "button", className: "plain" }, nameOf(id));
  button.addEventListener("click", () => choose("nodes", id));
  const how = kinds.length > 0 ? `; ${[...new Set(kinds)].join(", ")}` : "";
  const made = element("li", {}, button, ` ${typeLabel(about.nodes.get(id).type)}${how}`);
  const under = [...(below.get(id) ?? [])];
  if (told.has(id)) {
    if (under.length > 0) made.append(" (above, with those who answer to it)");
    return made;
  }
  told.add(id);
  under.sort(([a], [b]) => nameOf(a).localeCompare(nameOf(b)));
  if (under.length > 0) made.append(element("ul", {}, ...under.map(([one, how]) => item(one, how, below, told))));
  return made;
}
