// Keys: in the picture to walk it, and single ones everywhere, which can be switched off.

import { fit, goTo, nearest, zoom } from "./drawing.js";
import { expand } from "./expand.js";
import { about, choose, edges, nodes, say, setStop, state, typeLabel } from "./state.js";
import { show } from "./showing.js";

const picture = document.getElementById("picture");
const ARROWS = { ArrowLeft: ["x", -1], ArrowRight: ["x", 1], ArrowUp: ["y", -1], ArrowDown: ["y", 1] };
const SINGLE = {
  p: () => show("picture"), t: () => show("table"), o: () => show("outline"),
  "/": () => document.getElementById("search").focus(),
  u: () => document.getElementById("undo").click(),
  "[": () => setStop(state.stop - 1), "]": () => setStop(state.stop + 1),
  "+": () => zoom(1.25), "=": () => zoom(1.25), "-": () => zoom(0.8), 0: () => fit(),
};

export function listen() {
  picture.addEventListener("keydown", walk);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !document.getElementById("keys").checked) return;
    if (event.target.matches("input:not([type=checkbox]):not([type=range]), select, textarea")) return;
    const act = SINGLE[event.key.toLowerCase()];
    if (act === undefined) return;
    event.preventDefault();
    act();
  });
}

function walk(event) {
  const here = state.chosen?.what === "nodes" && state.seen.nodes.has(state.chosen.id) ? state.chosen.id : null;
  if (event.key in ARROWS) {
    event.preventDefault();
    const next = here === null ? first() : nearest(here, ...ARROWS[event.key]);
    if (next !== null && next !== undefined) stand(next);
  } else if (here !== null && event.key === "Enter") {
    document.getElementById("facts").focus();
  } else if (here !== null && event.key.toLowerCase() === "e") {
    expand(here);
  } else if (event.key === "Escape") {
    choose(null, null);
  }
}

function first() {
  const lit = [...state.seen.nodes].find((id) => about.nodes.get(id).lit);
  return lit ?? [...state.seen.nodes].sort((a, b) => nodes.get(a).y - nodes.get(b).y || nodes.get(a).x - nodes.get(b).x)[0];
}

function stand(id) {
  choose("nodes", id);
  goTo(id);
  const facts = about.nodes.get(id);
  const joined = [...state.seen.edges].filter((each) => edges.get(each).from === id || edges.get(each).to === id).length;
  say(`${facts.name}, ${typeLabel(facts.type)}, ${joined} lines`);
}
