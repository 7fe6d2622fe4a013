// The legend: what each sign means, how many there are on the date shown, and a box to take each away.

import { about, changed, edges, element, key, remember, state, whenChanged } from "./state.js";
import { lineSign, shapeSign } from "./signs.js";

const frame = document.getElementById("legend");
const counts = new Map();

export function showLegend() {
  frame.append(
    block("Organisations and places", key.types, key.families, "family", state.offTypes, (name) => shapeSign(key.families[name])),
    block("Lines", key.kinds, key.styles, "style", state.offKinds, (name) => lineSign(key.styles[name])),
    element("p", {}, "? on a line: its dates are not known. Yellow: what the view is about. Lines point upwards, to whom the account is owed."),
  );
  whenChanged(count);
  count();
}

function block(title, words, groups, group, off, sign) {
  const fieldset = element("fieldset", {}, element("legend", {}, title));
  for (const [name, facts] of Object.entries(groups)) {
    const members = Object.entries(words).filter(([, word]) => word[group] === name);
    if (members.length === 0) continue;
    const boxes = members.map(([word, { label }]) => box(word, label, off));
    fieldset.append(element("div", {}, element("div", { className: "family" }, sign(name), facts.label), ...boxes));
  }
  return fieldset;
}

function box(word, label, off) {
  const input = element("input", { type: "checkbox", checked: true });
  const number = element("span");
  const change = (on) => {
    input.checked = on;
    if (on) off.delete(word);
    else off.add(word);
    changed();
  };
  input.addEventListener("change", () => {
    const on = input.checked;
    remember(() => change(!on));
    change(on);
  });
  const made = element("label", { className: "of" }, input, element("span", {}, `${label} `, number));
  counts.set(word, { number, made, input });
  return made;
}

// What there is none of on the date shown is not in the way, unless it was taken away.
function count() {
  const found = new Map();
  const add = (word) => found.set(word, (found.get(word) ?? 0) + 1);
  for (const [id, facts] of about.nodes) if (isThere(id)) add(facts.type);
  for (const [id, facts] of about.edges) {
    const { from, to } = edges.get(id);
    if (facts.stops.includes(state.stop) && isThere(from) && isThere(to)) add(facts.kind);
  }
  for (const [word, { number, made, input }] of counts) {
    number.textContent = `(${found.get(word) ?? 0})`;
    made.hidden = !found.has(word) && input.checked;
  }
  for (const heading of frame.querySelectorAll(".family")) {
    heading.parentElement.hidden = [...heading.parentElement.querySelectorAll("label")].every((label) => label.hidden);
  }
}

function isThere(id) {
  const facts = about.nodes.get(id);
  return facts.stops.includes(state.stop) && (!facts.spare || state.opened.has(id));
}
