// Asks MiniSearch and Pagefind a collection's questions, for `cargo xtask bench relevance`.
//
// Arguments: the engine, the corpus (JSON lines: _id, title, text), the questions (_id, text), the
// corpus's language, the folder to write into. Writes one line a question to <engine>.jsonl: _id
// and the ids found, the best first, a hundred at the most.
import { createWriteStream, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const [engine, corpus, questions, language, folder] = process.argv.slice(2);
const MOST = 100;
const lines = (path) => readFileSync(path, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));

// As VitePress sets it (its search box, and its index of sections).
async function minisearch(documents) {
  const { default: MiniSearch } = await import("minisearch");
  const index = new MiniSearch({ fields: ["title", "text"], searchOptions: { fuzzy: 0.2, prefix: true, boost: { title: 4, text: 2, titles: 1 } } });
  index.addAll(documents.map(({ _id, title, text }) => ({ id: _id, title, text })));
  return (question) => index.search(question).slice(0, MOST).map(({ id }) => id);
}

// Each document is a page of its own; the index is read from disk as a browser would fetch it.
async function pagefind(documents) {
  const { createIndex, close } = await import("pagefind");
  const { index } = await createIndex();
  for (const { _id, title, text } of documents) {
    await index.addCustomRecord({ url: `/${encodeURIComponent(_id)}`, content: `${title ?? ""}\n${text}`, language, meta: { title: title || _id } });
  }
  const site = join(folder, "pagefind");
  const { errors } = await index.writeFiles({ outputPath: site });
  if (errors.length > 0) throw new Error(errors.join("; "));
  await close();
  globalThis.fetch = async (url) => {
    const path = `${url}`.startsWith("file:") ? fileURLToPath(`${url}`.split("?")[0]) : `${url}`.split("?")[0];
    return new Response(await readFile(path));
  };
  globalThis.document = { querySelector: () => null, documentElement: { getAttribute: () => language } };
  globalThis.window = { location: { href: pathToFileURL(join(site, "x")).href, origin: "file://" } };
  globalThis.location = globalThis.window.location;
  const search = await import(pathToFileURL(join(site, "pagefind.js")).href);
  await search.options({ basePath: pathToFileURL(site).href + "/", baseUrl: "/" });
  await search.init(language);
  const known = new Map();
  return async (question) => {
    const { results } = await search.search(question);
    const ids = [];
    for (const result of results.slice(0, MOST)) {
      if (!known.has(result.id)) {
        const { url, raw_url } = await result.data();
        known.set(result.id, decodeURIComponent((raw_url ?? url).replace(/^\/+/, "")));
      }
      ids.push(known.get(result.id));
    }
    return ids;
  };
}

const ask = await { minisearch, pagefind }[engine](lines(corpus));
const out = createWriteStream(join(folder, `${engine}.jsonl`));
const start = performance.now();
for (const { _id, text } of lines(questions)) {
  const found = await ask(text);
  out.write(JSON.stringify({ _id, found }) + "\n");
}
console.log((performance.now() - start).toFixed(0));
await new Promise((done) => out.end(done));
process.exit(0);
