// The legend: what each sign means, how many there are on the date shown, and a box to take each away.

import { about, changed, element, key, remember, state, whenChanged } from "./state.js";
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
    fieldset.append(element("div", { className: "family" }, sign(name), facts.label));
    fieldset.append(...members.map(([word, { label }]) => box(word, label, off)));
  }
  return fieldset;
}

function box(word, label, off) {
  const input = element("input", { type: "checkbox", checked: true });
  const number = element("span");
  counts.set(word, number);
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
  return element("label", { className: "of" }, input, element("span", {}, `${label} `, number));
}

function count() {
  const found = new Map();
  const add = (word) => found.set(word, (found.get(word) ?? 0) + 1);
  for (const facts of about.nodes.values()) if (isThere(facts)) add(facts.type);
  for (const facts of about.edges.values()) if (facts.stops.includes(state.stop) && !facts.spare) add(facts.kind);
  for (const [word, number] of counts) number.textContent = `(${found.get(word) ?? 0})`;
}

function isThere(facts) {
  return facts.stops.includes(state.stop) && !facts.spare;
}
