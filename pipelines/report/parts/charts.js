// where a drawing is wider than the screen, its newest years and its middle come first
for (const [name, part] of [["years", 1], ["company", 0.5]]) {
  const scroller = byId(name)?.closest(".scroll");
  if (scroller) scroller.scrollLeft = part * (scroller.scrollWidth - scroller.clientWidth);
}
const circle = byId("company");
if (circle) {
  const mark = (node) => {
    circle.classList.toggle("chosen", node !== null);
    for (const tie of circle.querySelectorAll(".tie")) {
      tie.classList.toggle("mine", node !== null && (tie.dataset.one === node || tie.dataset.other === node));
    }
  };
  for (const person of circle.querySelectorAll("[data-node]")) {
    for (const event of ["mouseenter", "focus"]) person.addEventListener(event, () => mark(person.dataset.node));
    for (const event of ["mouseleave", "blur"]) person.addEventListener(event, () => mark(null));
  }
}
