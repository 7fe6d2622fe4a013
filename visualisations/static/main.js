// The beginning: everything is put together once, and the page tells when it is ready.

import { showDates } from "./dates.js";
import { draw, fit, realSize, zoom } from "./drawing.js";
import { canShowRest, showRest } from "./expand.js";
import { showExports } from "./exports.js";
import { showFacts } from "./facts.js";
import { listen } from "./keys.js";
import { showLegend } from "./legend.js";
import { showSearch } from "./searching.js";
import { showShapes } from "./showing.js";
import { changed, data, element, state, undo, whenChanged } from "./state.js";

function count() {
  const { organisations, of_organisations: all, lines, of_lines: allLines } = data.shown[state.stop];
  const seen = state.seen;
  const most = Math.max(all, seen.nodes.size);
  const mostLines = Math.max(allLines, seen.edges.size);
  const less = organisations < all || lines < allLines ? ". Types of which there are many are left out first, so that the view can be read" : "";
  document.getElementById("count").textContent = `Showing ${seen.nodes.size} of ${most} organisations and places, ${seen.edges.size} of ${mostLines} lines${less}.`;
  document.getElementById("rest").hidden = !canShowRest();
  document.getElementById("undo").disabled = state.steps.length === 0;
}

showExports();
if (data.ask !== undefined) document.querySelector("header").prepend(element("a", { href: "/", title: "To the start" }, "whodecides"));
changed();
showFacts();
showLegend();
showDates();
showSearch();
showShapes();
whenChanged(count);
count();
draw();
listen();
for (const [id, act] of Object.entries({ "zoom-in": () => zoom(1.25), "zoom-out": () => zoom(0.8), "zoom-real": realSize, "zoom-fit": fit, rest: showRest, undo })) {
  document.getElementById(id).addEventListener("click", act);
}
document.documentElement.dataset.ready = "true";
