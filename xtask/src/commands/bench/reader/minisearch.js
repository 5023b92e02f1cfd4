// A page with MiniSearch in memory: options as VitePress sets them, excerpts from the articles' texts,
// which are fetched as they are shown.
import MiniSearch from "minisearch";

const [field, count, rows, filters, main] = ["input", ".count", ".rows", ".filters", "main"].map((it) => document.querySelector(it));
const OPTIONS = { fields: ["title", "text"], storeFields: ["title", "tags"], searchOptions: { fuzzy: 0.2, prefix: true, boost: { title: 4, text: 2, titles: 1 } } };
const texts = new Map();
const chosen = new Set();
let loading;
let asked = 0;

const make = (name, properties, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};
const text = (id) => {
  if (!texts.has(id)) texts.set(id, fetch(`./text/${id}.json`).then((answer) => answer.json()));
  return texts.get(id);
};

async function load() {
  const index = MiniSearch.loadJSON(await (await fetch("./index.json")).text(), OPTIONS);
  const tags = new Map();
  for (const { tags: own } of index.search(MiniSearch.wildcard)) for (const tag of own) tags.set(tag, (tags.get(tag) ?? 0) + 1);
  const most = [...tags].sort((a, b) => b[1] - a[1]).slice(0, 12);
  filters.append(...most.map(([value]) => make("label", {}, make("input", { type: "checkbox", value, onchange: tick }), value)));
  return index;
}

function tick({ target }) {
  chosen[target.checked ? "add" : "delete"](target.value);
  search();
}

// Finds the words that were hit, if there are any.
function hits(terms) {
  const codes = terms.map((term) => term.replace(/[^\p{L}\p{N}]/gu, "\\$&"));
  return codes.length > 0 && new RegExp(`(${codes.join("|")})`, "giu");
}

const marked = (words, hits) => (hits ? words.split(hits).map((part, n) => (n % 2 ? make("mark", { textContent: part }) : part)) : [words]);

// The words around the first hit.
function excerpt(words, hits) {
  const from = hits ? Math.max(0, words.search(hits) - 60) : 0;
  return words.slice(from, from + 180);
}

async function search() {
  const mine = (asked += 1);
  const index = await (loading ??= load());
  const query = field.value.trim() || MiniSearch.wildcard;
  const found = index.search(query, { filter: ({ tags }) => chosen.size === 0 || tags.some((tag) => chosen.has(tag)) });
  const shown = await Promise.all(found.slice(0, 10).map(async (hit) => [hit, await text(hit.id)]));
  if (mine !== asked) return;
  count.textContent = `${found.length} articles`;
  rows.replaceChildren(
    ...shown.map(([{ id, title, terms }, words]) => {
      const link = make("a", { href: `#${id}`, onclick: () => open(title, words) }, ...marked(title, hits(terms)));
      const about = make("p", { className: "standfirst" }, ...marked(excerpt(words, hits(terms)), hits(terms)));
      return make("li", {}, make("h2", {}, link), about);
    }),
  );
}

function open(title, words) {
  rows.hidden = true;
  main.replaceChildren(make("h1", { textContent: title }), ...words.split(/\n+/).map((part) => make("p", { textContent: part })));
}

addEventListener("popstate", () => {
  if (location.hash) return;
  rows.hidden = false;
  main.replaceChildren();
});
field.addEventListener("focus", () => (loading ??= load()));
field.addEventListener("input", search);
