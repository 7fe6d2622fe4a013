// A box to type in, with a list of what fits: over a select (its options), or over a text field (what the service
// suggests). It follows the ARIA pattern of an editable combobox with a list: arrows move, Enter takes, Escape closes.

const MOST = 12;
const PAUSE = 150;
let made = 0;

export function enhance(field) {
  const box = field.matches("select") ? overSelect(field) : overText(field);
  new Combobox(box);
}

// The select stays and is what the form sends; the box that hides it only chooses for it.
function overSelect(select) {
  const options = [...select.options].filter((option) => option.value !== "");
  const input = document.createElement("input");
  input.className = "nhsuk-input wd-wide";
  input.type = "text";
  input.autocomplete = "off";
  input.spellcheck = false;
  input.id = `${select.id}-box`;
  input.value = select.value === "" ? "" : select.selectedOptions[0].text;
  const described = select.getAttribute("aria-describedby");
  if (described !== null) input.setAttribute("aria-describedby", described);
  document.querySelector(`label[for="${CSS.escape(select.id)}"]`).htmlFor = input.id;
  select.after(input);
  select.hidden = true;
  const choose = (value) => {
    select.value = value;
    select.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const find = async (text) => {
    const words = text.toLowerCase().split(/\s+/).filter((word) => word !== "");
    return options
      .filter((option) => words.every((word) => option.text.toLowerCase().includes(word) || option.value.includes(word)))
      .map((option) => ({ value: option.value, text: option.text, detail: "" }));
  };
  const settle = (text) => {
    const same = options.find((option) => option.text.toLowerCase() === text.trim().toLowerCase());
    choose(same === undefined ? "" : same.value);
  };
  return { input, find, take: (item) => { input.value = item.text; choose(item.value); }, settle, most: options.length };
}

// The field itself is sent: with what was typed, or with the id of what was taken.
function overText(input) {
  let asked = null;
  const find = async (text) => {
    if (text.trim().length < 2) return [];
    asked?.abort();
    asked = new AbortController();
    const address = new URL(input.dataset.suggest, location.href);
    address.searchParams.set("query", text);
    const day = input.form?.elements.namedItem("on");
    if (day !== null && day?.value) address.searchParams.set("on", day.value);
    const answer = await fetch(address, { signal: asked.signal });
    if (!answer.ok) return [];
    return (await answer.json()).items.map((item) => ({ value: item.id, text: item.name, detail: item.says }));
  };
  return { input, find, take: (item) => { input.value = item.value; }, settle: () => {}, most: MOST };
}

class Combobox {
  constructor(box) {
    this.box = box;
    this.items = [];
    this.at = -1;
    this.timer = 0;
    made += 1;
    this.list = document.createElement("ul");
    this.list.className = "wd-options";
    this.list.id = `wd-options-${made}`;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", "Suggestions");
    this.list.hidden = true;
    this.said = document.createElement("div");
    this.said.className = "nhsuk-u-visually-hidden";
    this.said.setAttribute("role", "status");
    const { input } = box;
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", this.list.id);
    input.setAttribute("aria-expanded", "false");
    const frame = document.createElement("div");
    frame.className = "wd-combobox";
    input.before(frame);
    frame.append(input, this.list, this.said);
    input.addEventListener("input", () => this.later());
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => { this.close(); box.settle(input.value); });
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.click(event));
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.open(), PAUSE);
  }

  async open() {
    const text = this.box.input.value;
    let found;
    try {
      found = await this.box.find(text);
    } catch {
      return; // a newer question took its place, or the service is away: the field works without
    }
    if (text !== this.box.input.value || document.activeElement !== this.box.input) return;
    this.items = found.slice(0, this.box.most);
    this.at = -1;
    this.list.replaceChildren(...this.items.map((item, index) => this.option(item, index)));
    this.list.hidden = this.items.length === 0;
    this.box.input.setAttribute("aria-expanded", String(!this.list.hidden));
    this.box.input.removeAttribute("aria-activedescendant");
    this.said.textContent = this.items.length === 0 ? "Nothing fits" : `${this.items.length} fit; use the arrow keys`;
  }

  option(item, index) {
    const option = document.createElement("li");
    option.className = "wd-option";
    option.id = `${this.list.id}-${index}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.textContent = item.text; // text, never markup: names come from files
    if (item.detail) {
      const detail = document.createElement("span");
      detail.className = "wd-detail";
      detail.textContent = item.detail;
      option.append(detail);
    }
    return option;
  }

  key(event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (this.list.hidden) this.open();
      else this.move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && !this.list.hidden && this.at >= 0) {
      event.preventDefault();
      this.take(this.at);
    } else if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault();
      this.close();
    }
  }

  move(by) {
    this.list.children[this.at]?.setAttribute("aria-selected", "false");
    this.at = (this.at + by + this.items.length) % this.items.length;
    const option = this.list.children[this.at];
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.box.input.setAttribute("aria-activedescendant", option.id);
  }

  click(event) {
    const option = event.target.closest("[role=option]");
    if (option !== null) this.take([...this.list.children].indexOf(option));
  }

  take(index) {
    this.box.take(this.items[index]);
    this.close();
  }

  close() {
    clearTimeout(this.timer);
    this.list.hidden = true;
    this.at = -1;
    this.box.input.setAttribute("aria-expanded", "false");
    this.box.input.removeAttribute("aria-activedescendant");
  }
}
