// The picture: vis-network on a canvas, with everything at the place that the server gave it.

import { about, choose, data, edges, nodes, state, whenChanged, whenChosen } from "./state.js";

const shownNodes = new vis.DataSet([], { queue: false });
const shownEdges = new vis.DataSet([], { queue: false });
let network = null;
const frame = document.getElementById("picture");

export function draw() {
  update();
  network = new vis.Network(frame, { nodes: shownNodes, edges: shownEdges }, { ...data.options, autoResize: true });
  network.on("click", (event) => {
    if (event.nodes.length > 0) choose("nodes", event.nodes[0]);
    else if (event.edges.length > 0) choose("edges", event.edges[0]);
    else choose(null, null);
  });
  begin();
  whenChanged(update);
  whenChosen(mark);
}

// Only what changes is handed over, so that a date costs no more than what it changes.
function update() {
  hand(shownNodes, nodes, state.seen.nodes);
  hand(shownEdges, edges, state.seen.edges);
}

function hand(set, all, seen) {
  const gone = set.getIds().filter((id) => !seen.has(id));
  const fresh = [...seen].filter((id) => set.get(id) === null).map((id) => ({ ...all.get(id), hidden: false }));
  set.remove(gone);
  set.add(fresh);
}

// All of it where labels can then still be read; else at 100 %, with what the view is about in the middle.
const LEGIBLE = 0.72;

function begin() {
  network.fit({ animation: false, maxZoomLevel: 1 });
  if (network.getScale() >= LEGIBLE || nodes.size === 0) return;
  const lit = [...about.nodes].filter(([id, facts]) => facts.lit && state.seen.nodes.has(id)).map(([id]) => id);
  const middle = lit.length > 0 ? lit[0] : [...state.seen.nodes][0];
  if (middle !== undefined) network.moveTo({ position: nodes.get(middle), scale: 1 });
}

export function redraw() {
  network.redraw();
}

export function fit() {
  network.fit({ animation: false, maxZoomLevel: 1 });
}

export function zoom(factor) {
  network.moveTo({ scale: Math.min(4, Math.max(0.02, network.getScale() * factor)) });
}

export function realSize() {
  network.moveTo({ scale: 1 });
}

export function goTo(id) {
  const at = nodes.get(id);
  const view = network.canvasToDOM(at);
  const inside = view.x > 60 && view.y > 60 && view.x < frame.clientWidth - 60 && view.y < frame.clientHeight - 60;
  if (!inside || network.getScale() < 0.5) {
    network.moveTo({ position: { x: at.x, y: at.y }, scale: Math.max(network.getScale(), 0.8) });
  }
}

function mark() {
  network.unselectAll();
  if (state.chosen === null || !state.seen[state.chosen.what].has(state.chosen.id)) return;
  if (state.chosen.what === "nodes") network.selectNodes([state.chosen.id], false);
  else network.selectEdges([state.chosen.id]);
}

// The nearest organisation in a direction: straight ahead counts for more than aside.
export function nearest(from, along, ahead) {
  const here = nodes.get(from);
  let best = null;
  let least = Infinity;
  for (const id of state.seen.nodes) {
    const there = nodes.get(id);
    const [dx, dy] = [there.x - here.x, there.y - here.y];
    const [forward, aside] = along === "x" ? [dx * ahead, Math.abs(dy)] : [dy * ahead, Math.abs(dx)];
    if (id === from || forward <= 0) continue;
    const distance = forward + aside * 2;
    if (distance < least) [best, least] = [id, distance];
  }
  return best;
}
