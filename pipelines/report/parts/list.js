const PAGE = 50;
const PRINTED = 500;
const people = data.people;
const table = byId("list");
const body = table.tBodies[0];
const best = Math.max(...people.map((person) => person.score), 1);
const state = { key: "rank", down: false, page: 0, found: people };

const FILTERS = {
  type: (person) => [person.type],
  class: (person) => [person.class],
  role: (person) => person.roles.map((number) => data.words.roles[number]),
  host: (person) => person.hosts.map((number) => data.words.hosts[number]),
  year: (person) => person.years,
  place: (person) => person.places.map((number) => data.words.places[number]),
};
const OPTIONS = 400;

for (const [name, values] of Object.entries(FILTERS)) {
  const times = new Map();
  for (const person of people) {
    for (const value of new Set(values(person))) if (value !== "") times.set(value, (times.get(value) || 0) + 1);
  }
  const select = byId(`by-${name}`);
  select.append(make("option", { text: "All", set: { value: "" } }));
  const offered = [...times].sort((one, other) => other[1] - one[1]).slice(0, OPTIONS);
  if (name === "year") offered.sort((one, other) => other[0] - one[0]);
  for (const [value, count] of offered) {
    select.append(make("option", { text: `${words(String(value))} (${grouped(count)})`, set: { value } }));
  }
  select.parentElement.hidden = offered.length === 0;
}

function chosen() {
  const asked = byId("search").value;
  const tokens = plain(asked).split(" ").filter(Boolean);
  const raw = asked.trim().toLowerCase();
  const tests = [];
  if (raw) {
    tests.push((person) =>
      (tokens.length && tokens.every((token) => person.sought.includes(token))) || person.sought.includes(raw));
  }
  for (const [name, values] of Object.entries(FILTERS)) {
    const select = byId(`by-${name}`);
    select.classList.toggle("set", select.value !== "");
    if (select.value) tests.push((person) => values(person).some((value) => String(value) === select.value));
  }
  return people.filter((person) => tests.every((test) => test(person)));
}

const collator = new Intl.Collator("en", { sensitivity: "base" });
function sorted(found) {
  const { key, down } = state;
  const order = (one, other) => key === "name"
    ? collator.compare(one.name, other.name)
    : (one[key] ?? -Infinity) - (other[key] ?? -Infinity);
  return [...found].sort((one, other) => (down ? order(other, one) : order(one, other)) || one.rank - other.rank);
}

function row(person) {
  const open = make("button", { class: "open", text: person.name, set: { type: "button", "data-id": person.id } });
  const name = make("th", { set: { scope: "row" } }, open);
  const under = [person.title, person.org].filter(Boolean).join(", ");
  if (under) name.append(make("span", { class: "under", text: under }));
  if (person.next) name.append(make("span", { class: "under", text: `Next: ${person.next}` }));
  name.append(make("span", { class: "under why-short", text: person.why }));
  const measure = make("span", { class: "measure" });
  measure.style.width = `${(3.4 * Math.max(person.score, 0)) / best}rem`;
  const number = (text, kind) => make("td", { class: `number ${kind}`, text: text ?? "" });
  return make("tr", {},
    number(person.rank, ""),
    name,
    make("td", { class: "why wide", text: person.why }),
    number(person.times, "wide"),
    number(person.hostCount, "wide"),
    number(person.last, "wide"),
    make("td", { class: "number" }, make("span", { text: person.score.toFixed(1) }), measure));
}

function show(size = PAGE) {
  const pages = Math.max(1, Math.ceil(state.found.length / PAGE));
  state.page = Math.min(state.page, pages - 1);
  const start = size === PAGE ? state.page * PAGE : 0;
  body.replaceChildren(...state.found.slice(start, start + size).map(row));
  byId("page").textContent = `Page ${state.page + 1} of ${grouped(pages)}`;
  byId("before").disabled = state.page === 0;
  byId("after").disabled = state.page >= pages - 1;
}

function update() {
  state.found = sorted(chosen());
  state.page = 0;
  const filters = document.querySelectorAll("#filters .set").length;
  byId("more").textContent = filters ? `Filters (${filters})` : "Filters";
  byId("count").textContent = counted();
  show();
}

function counted() {
  return state.found.length === people.length
    ? `${grouped(people.length)} people`
    : `${grouped(state.found.length)} of ${grouped(people.length)} people`;
}

function print() {
  show(PRINTED);
  if (state.found.length > PRINTED) byId("count").textContent = `The first ${PRINTED} of ${counted()}`;
}

byId("more").addEventListener("click", () => {
  byId("more").setAttribute("aria-expanded", byId("filters").classList.toggle("open"));
});
byId("filters").addEventListener("input", update);
byId("filters").addEventListener("submit", (event) => event.preventDefault());
byId("filters").addEventListener("reset", () => setTimeout(update));
table.tHead.addEventListener("click", (event) => {
  const heading = event.target.closest("th[data-key]");
  if (!heading || !event.target.closest("button")) return;
  const upFirst = heading.dataset.key === "rank" || heading.dataset.key === "name";
  state.down = state.key === heading.dataset.key ? !state.down : !upFirst;
  state.key = heading.dataset.key;
  for (const other of table.tHead.querySelectorAll("th")) other.removeAttribute("aria-sort");
  heading.setAttribute("aria-sort", state.down ? "descending" : "ascending");
  update();
});
const turn = (by) => {
  state.page += by;
  show();
  byId("people").scrollIntoView();
};
byId("before").addEventListener("click", () => turn(-1));
byId("after").addEventListener("click", () => turn(1));
addEventListener("beforeprint", print);
addEventListener("afterprint", () => { byId("count").textContent = counted(); show(); });
update();
