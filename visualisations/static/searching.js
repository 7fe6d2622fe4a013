// Search within the view, by name or id; what is found is chosen, and brought into sight.

import { goTo } from "./drawing.js";
import { about, choose, element, say, state, whenChanged } from "./state.js";

const field = document.getElementById("search");
const names = document.getElementById("names");

export function showSearch() {
  field.addEventListener("change", find);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") find();
  });
  whenChanged(list);
  list();
}

function list() {
  const seen = [...new Set([...state.seen.nodes].map((id) => about.nodes.get(id).name))].sort();
  names.replaceChildren(...seen.map((name) => element("option", { value: name })));
}

function find() {
  const words = field.value.trim().toLowerCase().split(/\s+/).filter((word) => word !== "");
  if (words.length === 0) return;
  const matching = [...state.seen.nodes].filter((id) => words.every((word) => `${about.nodes.get(id).name} ${id}`.toLowerCase().includes(word)));
  const whole = matching.find((id) => about.nodes.get(id).name.toLowerCase() === field.value.trim().toLowerCase());
  const found = whole ?? matching[0];
  if (found === undefined) return say(`Nothing in this view is called ${field.value}.`);
  choose("nodes", found);
  goTo(found);
  return say(`${about.nodes.get(found).name}, ${matching.length} found`);
}
