// The date slider: it stops at the dates on which the view changes, and each holds up to the next.

import { data, longDay, setStop, state, whenChanged } from "./state.js";

const slider = document.getElementById("date");

export function showDates() {
  slider.max = String(data.stops.length - 1);
  slider.addEventListener("input", () => setStop(Number(slider.value)));
  document.getElementById("date-before").addEventListener("click", () => setStop(state.stop - 1));
  document.getElementById("date-after").addEventListener("click", () => setStop(state.stop + 1));
  whenChanged(tell);
  tell();
}

function tell() {
  const day = longDay(data.stops[state.stop]);
  slider.value = String(state.stop);
  slider.setAttribute("aria-valuetext", day);
  document.getElementById("date-text").textContent = day;
  const asked = data.stops[state.stop] === data.on ? "the day asked about" : `asked about: ${longDay(data.on)}`;
  const many = data.stops.length === 1 ? "the view never changes" : `date ${state.stop + 1} of ${data.stops.length}`;
  document.getElementById("date-note").textContent = `${many}; ${asked}`;
  document.getElementById("date-before").disabled = state.stop === 0;
  document.getElementById("date-after").disabled = state.stop === data.stops.length - 1;
}
