// Files of what is seen: PNG from the canvas, SVG drawn anew, CSV, GraphML, and the page itself with all it carries.

import { redraw } from "./drawing.js";
import { drawSvg } from "./svg.js";
import { edgeRows, nodeRows } from "./table.js";
import { about, data, edges, element, nodes, say, state } from "./state.js";

// Taken before anything is drawn, so that the copy begins as this page did.
const pristine = document.documentElement.cloneNode(true);
const MAKERS = {
  png: () => png(),
  svg: () => new Blob([new XMLSerializer().serializeToString(drawSvg())], { type: "image/svg+xml" }),
  csv: () => new Blob([csv()], { type: "text/csv" }),
  graphml: () => new Blob([graphml()], { type: "application/graphml+xml" }),
  html: () => new Blob([page()], { type: "text/html" }),
};

export function showExports() {
  for (const button of document.querySelectorAll("[data-export]")) {
    button.addEventListener("click", async () => {
      const kind = button.dataset.export;
      save(await MAKERS[kind](), `${fileName()}.${kind}`);
      document.getElementById("export").open = false;
    });
  }
}

function fileName() {
  const name = data.title.toLowerCase().replace(/[^a-z0-9]+/g, "-").slice(0, 60);
  return `${name.replace(/^-|-$/g, "") || "view"}-${data.stops[state.stop]}`;
}

function save(blob, name) {
  const link = element("a", { href: URL.createObjectURL(blob), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  say(`${name} was made.`);
}

function png() {
  const canvas = document.querySelector("#picture canvas");
  const copy = element("canvas", { width: canvas.width, height: canvas.height });
  const paint = copy.getContext("2d");
  paint.fillStyle = "#ffffff";
  paint.fillRect(0, 0, copy.width, copy.height);
  redraw();
  paint.drawImage(canvas, 0, 0);
  return new Promise((done) => copy.toBlob(done, "image/png"));
}

// A cell that begins like a formula is quoted, so that no spreadsheet runs what a file calls somebody.
function cell(value) {
  const text = typeof value === "object" ? value.text : value;
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function csv() {
  const rows = [
    ["name", "type", "valid_from", "valid_to", "id"], ...nodeRows(), [],
    ["subject", "kind", "holder", "functions", "valid_from", "valid_to", "legal_basis", "source", "confidence"], ...edgeRows(),
  ];
  return `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

function graphml() {
  const made = document.implementation.createDocument("http://graphml.graphdrawing.org/xmlns", "graphml");
  const add = (parent, tag, attributes, text) => {
    const child = made.createElementNS(made.documentElement.namespaceURI, tag);
    for (const [name, value] of Object.entries(attributes)) child.setAttribute(name, value);
    if (text !== undefined) child.textContent = text;
    parent.append(child);
    return child;
  };
  for (const [id, target] of [["name", "node"], ["type", "node"], ["kind", "edge"], ["functions", "edge"], ["valid_from", "edge"], ["valid_to", "edge"]]) {
    add(made.documentElement, "key", { id: `${target}-${id}`, for: target, "attr.name": id, "attr.type": "string" });
  }
  const graph = add(made.documentElement, "graph", { edgedefault: "directed" });
  for (const id of state.seen.nodes) {
    const node = add(graph, "node", { id });
    add(node, "data", { key: "node-name" }, about.nodes.get(id).name);
    add(node, "data", { key: "node-type" }, about.nodes.get(id).type);
  }
  for (const id of state.seen.edges) {
    const facts = about.edges.get(id);
    const edge = add(graph, "edge", { id, source: edges.get(id).from, target: edges.get(id).to });
    add(edge, "data", { key: "edge-kind" }, facts.kind);
    add(edge, "data", { key: "edge-functions" }, facts.functions.join("|"));
    for (const column of ["valid_from", "valid_to"]) if (facts.facts[column]) add(edge, "data", { key: `edge-${column}` }, facts.facts[column]);
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(made)}`;
}

// The copy asks no service: it carries what is known by now.
function page() {
  const copy = pristine.cloneNode(true);
  const { ask, ...carried } = data;
  carried.nodes = [...nodes.values()];
  carried.edges = [...edges.values()];
  carried.about = { nodes: Object.fromEntries(about.nodes), edges: Object.fromEntries(about.edges) };
  const text = JSON.stringify(carried).replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
  copy.querySelector("#data").textContent = text;
  return `<!doctype html>\n${copy.outerHTML}\n`;
}
