const byId = (id) => document.getElementById(id);
const read = (id) => JSON.parse(byId(id).textContent);
const data = read("data");

// text is only ever set as text: nothing that a page said can become markup
function make(tag, options = {}, ...children) {
  const node = document.createElement(tag);
  if (options.class) node.className = options.class;
  if (options.text !== undefined) node.textContent = options.text;
  for (const [name, value] of Object.entries(options.set || {})) node.setAttribute(name, value);
  node.append(...children.filter(Boolean));
  return node;
}

function drawn(tag, set, text) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(set)) node.setAttribute(name, value);
  if (text !== undefined) node.textContent = text;
  return node;
}

function link(address, text) {
  if (!/^https?:\/\//i.test(address)) return make("span", { text: text || address });
  return make("a", {
    text: text || address.replace(/^https?:\/\//i, ""),
    set: { href: address, target: "_blank", rel: "noopener noreferrer nofollow" },
  });
}

const words = (name) => name.replaceAll("_", " ");
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
const grouped = (number) => number.toLocaleString("en");
