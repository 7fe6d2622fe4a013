// Begins what makes pages more comfortable. Without it they work all the same.
const mark = new URL(import.meta.url).search;

document.body.classList.add("js-enabled", "nhsuk-frontend-supported");

const { initAll } = await import(`./nhsuk.mjs${mark}`);
initAll();

const boxes = document.querySelectorAll("[data-combobox], [data-suggest]");
if (boxes.length > 0) {
  const { enhance } = await import(`./combobox.mjs${mark}`);
  boxes.forEach(enhance);
}

const late = document.querySelector("[data-later]");
if (late !== null) {
  const { awaitSight } = await import(`./later.mjs${mark}`);
  awaitSight(late);
}

document.documentElement.dataset.ready = "";
