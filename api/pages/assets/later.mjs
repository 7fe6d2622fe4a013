// A part of the page that takes the service some seconds: it is asked for when it comes into sight, and put in its
// place. Without scripts its link leads to the page that has it.

export function awaitSight(part) {
  const seen = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    seen.disconnect();
    fill(part);
  });
  seen.observe(part);
}

async function fill(part) {
  const told = part.querySelector("[data-later-told]");
  const before = [...told.childNodes];
  told.setAttribute("role", "status");
  told.textContent = "Looking for what was found on this day …";
  try {
    const answer = await fetch(part.dataset.later);
    if (!answer.ok) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    part.replaceChildren(...page.getElementById(part.id).childNodes);
    delete part.dataset.later;
    part.classList.remove("wd-noprint"); // now that there is something to print
  } catch {
    told.replaceChildren(...before);
  }
}
