const dialog = byId("person");
const places = new Map(people.map((person, place) => [person.id, place]));
const pieces = new Map();
let opener = null;

function details(place) {
  const piece = Math.floor(place / data.chunk);
  if (!pieces.has(piece)) pieces.set(piece, read(`details-${piece}`));
  return pieces.get(piece)[place % data.chunk];
}

function scoreParts(person) {
  const parts = data.parts.map((part, number) => ({ ...part, points: person.parts[number] }))
    .filter((part) => part.points > 0).sort((one, other) => other.points - one.points);
  return parts.map((part) => {
    const fill = make("div", { class: "fill" });
    fill.style.width = `${(100 * part.points) / parts[0].points}%`;
    return make("div", { class: "part" },
      make("span", { text: part.name }),
      make("div", { class: "track", set: { "aria-hidden": "true" } }, fill),
      make("span", { class: "number", text: part.points.toFixed(1) }),
      make("p", { class: "reason", text: part.reason }));
  });
}

function life(seen) {
  const dated = seen.filter((row) => row[0]);
  const years = dated.map((row) => row[0]);
  const first = Math.min(...years);
  const last = Math.max(...years);
  if (!dated.length || first === last) return null;
  const families = [...new Set(dated.map((row) => row[2]))];
  const height = families.length * 26 + 26;
  const svg = drawn("svg", { viewBox: `0 0 640 ${height}`, class: "chart life", "aria-hidden": "true" });
  const at = (year) => 110 + (510 * (year - first)) / (last - first);
  const step = Math.ceil((last - first) / 10);
  for (let year = first; year <= last; year += step) {
    svg.append(drawn("line", { class: "grid", x1: at(year), x2: at(year), y1: 0, y2: height - 22 }));
    svg.append(drawn("text", { class: "tick", x: at(year), y: height - 6, "text-anchor": "middle" }, year));
  }
  families.forEach((family, lane) => {
    svg.append(drawn("text", { class: "tick", x: 0, y: lane * 26 + 18 }, family));
    const times = new Map();
    for (const row of dated) if (row[2] === family) times.set(row[0], (times.get(row[0]) || 0) + 1);
    for (const [year, count] of times) {
      svg.append(drawn("circle",
        { class: `f-${family}`, cx: at(year), cy: lane * 26 + 14, r: Math.min(11, 3 + 2 * Math.sqrt(count)) }));
    }
  });
  return svg;
}

function appearance(row) {
  const [year, role, family, event, host, what, date, quote, address] = row;
  const key = make("span", { class: `key f-${family}`, set: { "aria-hidden": "true" } });
  const named = data.words.events[event] || data.words.hosts[host];
  const at = data.words.hosts[host];
  return make("li", {},
    make("span", { class: "when", text: year ?? "–" }),
    make("div", {},
      make("span", { class: "role" }, key, words(data.words.roles[role])),
      make("div", {}, make("strong", { text: named }), at && at !== named ? make("span", { class: "under", text: at }) : null),
      what ? make("div", { class: "what", text: what }) : null,
      date ? make("div", { class: "under", text: date.replace("/", " to ") }) : null,
      quote ? make("blockquote", { text: `“${quote}”` }) : null,
      address ? make("div", { class: "proof" }, link(address)) : null));
}

function fillPerson(place) {
  const person = people[place];
  const more = details(place);
  const facts = [[person.title, person.org].filter(Boolean).join(", "),
    [person.class, person.type].filter(Boolean).join(", "),
    person.next ? `Next: ${person.next}` : "", more.through ? `Through: ${more.through}` : ""];
  const name = make("h2", { text: person.name, set: { id: "person-name", tabindex: "-1" } });
  const left = person.times - more.seen.length;
  byId("person-body").replaceChildren(
    make("p", { class: "kicker", text: `Rank ${person.rank}, score ${person.score.toFixed(1)}` }),
    name,
    ...facts.filter(Boolean).map((fact) => make("span", { class: "under", text: fact })),
    make("p", { class: "why-long", text: person.why }),
    ...(more.profiles.length ? [make("p", { class: "proof" },
      ...more.profiles.flatMap((address) => [link(address), " "]))] : []),
    ...(more.helps.length ? [make("h3", { text: "Helps others" }), ...more.helps.map(([quote, address]) =>
      make("blockquote", {}, `“${quote}”`, address ? make("div", { class: "proof" }, link(address)) : null))] : []),
    make("h3", { text: "Appearances" }),
    life(more.seen) || "",
    make("ol", { class: "seen" }, ...more.seen.map(appearance)),
    left > 0 ? make("p", { class: "note", text: `And ${left} earlier ones.` }) : "",
    make("h3", { text: "What the score is made of" }),
    ...scoreParts(person),
    make("p", { class: "under", text: `id ${person.id}` }));
  dialog.scrollTop = 0;
  const found = state.found.indexOf(person);
  byId("person-before").disabled = found <= 0;
  byId("person-after").disabled = found < 0 || found >= state.found.length - 1;
  name.focus();
}

function follow() {
  const wanted = /^#p=(.+)$/.exec(location.hash);
  let id = "";
  try { id = wanted ? decodeURIComponent(wanted[1]) : ""; } catch { id = ""; }
  if (!places.has(id)) {
    if (dialog.open) dialog.close();
    return;
  }
  if (!dialog.open) {
    opener = document.activeElement;
    dialog.showModal();
  }
  dialog.dataset.id = id;
  fillPerson(places.get(id));
}

const go = (id) => { location.hash = `p=${encodeURIComponent(id)}`; };
const step = (by) => {
  const found = state.found.findIndex((person) => person.id === dialog.dataset.id) + by;
  if (state.found[found]) go(state.found[found].id);
};
body.addEventListener("click", (event) => {
  const open = event.target.closest(".open");
  if (open) go(open.dataset.id);
});
byId("person-before").addEventListener("click", () => step(-1));
byId("person-after").addEventListener("click", () => step(1));
byId("person-close").addEventListener("click", () => dialog.close());
dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
dialog.addEventListener("close", () => {
  if (/^#p=/.test(location.hash)) history.replaceState(null, "", location.pathname + location.search);
  if (opener && opener.isConnected) opener.focus();
});
addEventListener("hashchange", follow);
follow();
