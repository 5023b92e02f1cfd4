// Makes what Broadsheet is measured beside, of the same articles, for `cargo xtask bench reader`:
// pages with Pagefind's own search box, and one page with MiniSearch in memory, as VitePress has it.
//
// Arguments: the articles (JSON lines, the earliest first), the folder to write into, the folder
// with minisearch.html and minisearch.js.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import esbuild from "esbuild";
import MiniSearch from "minisearch";
import { close, createIndex } from "pagefind";

const [lines, folder, sources] = process.argv.slice(2);
const articles = readFileSync(lines, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
const dated = articles.filter(({ date }) => date);
const newest = [...dated.reverse(), ...articles.filter(({ date }) => !date)];

const codes = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escape = (text) => text.replace(/[&<>"]/g, (sign) => codes[sign]);
const begin = (text) => escape(text.slice(0, 180));
const row = (article, n) => `<li><article><h2><a href="./${n}.html">${escape(article.title)}</a></h2><p class="standfirst">${begin(article.text)}</p><p class="about">${article.date.slice(0, 10)}</p></article></li>`;
const list = newest.slice(0, 25).map(row).join("\n");
const style = "body{font:1rem/1.5 serif;max-width:50rem;margin:auto}.rows{list-style:none;padding:0}h2{font-size:1.2rem;margin:0}";
const page = (head, body) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>News</title><link rel="icon" href="data:,"><style>${style}</style>${head}</head><body>${body}</body></html>`;

// A page for each article; the list's page has the search box of Pagefind's documentation.
async function pagefind(to) {
  const { index } = await createIndex();
  for (const [n, { title, text, tags, date }] of newest.entries()) {
    const filters = tags.map((tag) => `<span data-pagefind-filter="tag">${escape(tag)}</span>`).join(" ");
    const paragraphs = text.split(/\n+/).map((part) => `<p>${escape(part)}</p>`).join("\n");
    const content = page("", `<main data-pagefind-body><h1>${escape(title)}</h1><p>${date.slice(0, 10)} ${filters}</p>${paragraphs}</main>`);
    writeFileSync(join(to, `${n}.html`), content);
    await index.addHTMLFile({ url: `/${n}.html`, content });
  }
  const { errors } = await index.writeFiles({ outputPath: join(to, "pagefind") });
  if (errors.length > 0) throw new Error(errors.join("; "));
  await close();
  const head = '<link href="./pagefind/pagefind-ui.css" rel="stylesheet"><script src="./pagefind/pagefind-ui.js" defer></script><script src="./start.js" defer></script>';
  writeFileSync(join(to, "start.js"), 'new PagefindUI({ element: "#search", pageSize: 10, showImages: false });');
  writeFileSync(join(to, "index.html"), page(head, `<div id="search"></div><ul class="rows">${list}</ul>`));
}

// The index comes when the field is entered, the text of an article when it is shown.
async function minisearch(to) {
  const index = new MiniSearch({ fields: ["title", "text"], storeFields: ["title", "tags"] });
  index.addAll(newest.map(({ title, text, tags }, id) => ({ id, title, text, tags })));
  writeFileSync(join(to, "index.json"), JSON.stringify(index));
  mkdirSync(join(to, "text"));
  for (const [n, { text }] of newest.entries()) writeFileSync(join(to, `text/${n}.json`), JSON.stringify(text));
  await esbuild.build({ entryPoints: [join(sources, "minisearch.js")], outfile: join(to, "page.js"), bundle: true, minify: true, format: "esm" });
  const body = readFileSync(join(sources, "minisearch.html"), "utf8").replace("LIST", () => list);
  writeFileSync(join(to, "index.html"), page('<script type="module" src="./page.js"></script>', body));
}

for (const [name, make] of Object.entries({ pagefind, minisearch })) {
  const to = join(folder, name);
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  await make(to);
}
process.exit(0);
