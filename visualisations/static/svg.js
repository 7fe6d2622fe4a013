// What is seen, drawn as SVG with text that stays text, and a legend of the signs that are in it.

import { about, data, edges, key, longDay, nodes, state } from "./state.js";
import { lineSign, round, shape, shapeSign, svg } from "./signs.js";

const INSIDE = new Set(["box"]);
const LINE = 17;
const HALF = 16;
const EDGE = 110;
const SIGNS = { wide: 330, high: 26 };
const INK = "#212b32";
const LIT = "#ffeb3b";

export function drawSvg() {
  const seen = [...state.seen.nodes].map((id) => nodes.get(id));
  const [xs, ys] = [seen.map((node) => node.x), seen.map((node) => node.y)];
  const reduce = (values, pick) => values.reduce((a, b) => pick(a, b), values[0] ?? 0);
  const [left, top] = [reduce(xs, Math.min) - EDGE, reduce(ys, Math.min) - EDGE - 40];
  const [wide, foot] = [Math.max(reduce(xs, Math.max) - left + EDGE, 380), reduce(ys, Math.max) + 70];
  const signs = legend(left + 12, foot, wide - 24);
  const high = foot - top + signs.high + 10;
  const said = `${data.title}, as at ${longDay(data.stops[state.stop])}`;
  const fitting = Math.max(9, Math.min(20, Math.floor((wide - 24) / said.length / 0.56)));
  const heading = written(said, left + 12, top + 28, { "font-size": fitting, "font-weight": "bold" });
  const made = svg("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: `${left} ${top} ${wide} ${high}`, width: wide, height: high, "font-family": "Arial, sans-serif", role: "img" });
  const title = svg("title", {});
  title.textContent = heading.textContent;
  const back = svg("rect", { x: left, y: top, width: wide, height: high, fill: "#ffffff" });
  made.append(title, back, heading, ...[...state.seen.edges].map(line), ...seen.map(mark), signs.drawn);
  return made;
}

function legend(left, top, wide) {
  const families = new Set([...state.seen.nodes].map((id) => nodes.get(id).group));
  const styles = new Set([...state.seen.edges].map((id) => key.kinds[about.edges.get(id).kind].style));
  const entries = [
    ...Object.entries(key.families).filter(([name]) => families.has(name)).map(([, family]) => [shapeSign(family), family.label]),
    ...Object.entries(key.styles).filter(([name]) => styles.has(name)).map(([, style]) => [lineSign(style), style.label]),
  ];
  if ([...state.seen.edges].some((id) => edges.get(id).label)) entries.push([written("?", 12, 16, {}), "Its dates are not known"]);
  const columns = Math.max(1, Math.floor(wide / SIGNS.wide));
  const rows = Math.ceil(entries.length / columns);
  const drawn = svg("g", { transform: `translate(${left} ${top})` });
  entries.forEach(([sign, label], number) => {
    const at = `translate(${Math.floor(number / rows) * SIGNS.wide} ${(number % rows) * SIGNS.high})`;
    drawn.append(svg("g", { transform: at }, sign, written(label, 40, 16, { "font-size": 13 })));
  });
  return { drawn, high: rows * SIGNS.high };
}

function line(id) {
  const [edge, facts] = [edges.get(id), about.edges.get(id)];
  const style = key.styles[key.kinds[facts.kind].style];
  const [from, to] = [nodes.get(edge.from), nodes.get(edge.to)];
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const bend = edge.smooth ? (edge.smooth.type === "curvedCW" ? 1 : -1) * edge.smooth.roundness : 0;
  const [mx, my] = [from.x + dx / 2 - dy * bend, from.y + dy / 2 + dx * bend];
  const turn = Math.atan2(to.y - my, to.x - mx);
  const end = reach(to, turn) + 5;
  const [tx, ty] = [to.x - end * Math.cos(turn), to.y - end * Math.sin(turn)];
  const wing = (side) => `${round(tx - 10 * Math.cos(turn + side))},${round(ty - 10 * Math.sin(turn + side))}`;
  const d = `M${round(from.x)} ${round(from.y)}Q${round(mx)} ${round(my)} ${round(tx)} ${round(ty)}`;
  const path = svg("path", { d, fill: "none", stroke: style.colour, "stroke-width": edge.width, "stroke-dasharray": style.dashes.join(" ") });
  const head = svg("polygon", { points: `${round(tx)},${round(ty)} ${wing(0.4)} ${wing(-0.4)}`, fill: style.colour });
  const halo = facts.lit ? [svg("path", { d, fill: "none", stroke: LIT, "stroke-width": edge.width + 8, class: "halo" })] : [];
  const unknown = edge.label ? [written("?", (from.x + 2 * mx + tx) / 4, (from.y + 2 * my + ty) / 4, {})] : [];
  return svg("g", {}, ...halo, path, head, ...unknown);
}

// How far a shape reaches from its middle towards a line that comes in by a turn.
function reach(node, turn) {
  const family = key.families[node.group];
  if (!INSIDE.has(family.shape)) return HALF * 1.2;
  const { half, high } = size(node);
  return Math.min(half / Math.abs(Math.cos(turn)), high / Math.abs(Math.sin(turn)));
}

function size(node) {
  const lines = node.label.split("\n");
  const longest = lines.reduce((most, each) => Math.max(most, each.length), 0);
  return { half: longest * 3.4 + 8, high: (lines.length * LINE) / 2 + 9 };
}

function mark(node) {
  const family = key.families[node.group];
  const lines = node.label.split("\n");
  const inside = INSIDE.has(family.shape);
  const { half, high } = inside ? size(node) : { half: HALF, high: HALF };
  const halo = about.nodes.get(node.id).lit ? [shape({ ...family, colour: LIT, dashed: false }, node.x, node.y, half + 6, high + 6)] : [];
  const first = inside ? node.y - ((lines.length - 1) * LINE) / 2 + 5 : node.y - HALF - 8 - (lines.length - 1) * LINE;
  const outline = { "text-anchor": "middle", stroke: inside ? "none" : "#ffffff", "stroke-width": 3, "paint-order": "stroke" };
  const texts = lines.map((each, number) => written(each, node.x, first + number * LINE, outline));
  return svg("g", {}, ...halo, shape(family, node.x, node.y, half, high), ...texts);
}

function written(said, x, y, more) {
  const text = svg("text", { x: round(x), y: round(y), "font-size": 14, fill: INK, ...more });
  text.textContent = said;
  return text;
}
