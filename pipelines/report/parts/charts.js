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
