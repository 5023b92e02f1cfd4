// Measures MiniSearch or Pagefind over the articles of an edition, for `cargo xtask bench search`.
//
// Arguments: the engine, the articles (JSON lines: id, title, text, section, tags, language), the queries
// (one a line), a folder to write into. Prints one JSON object: `build` (milliseconds), `files`,
// `bytes`, and for each of `queries` `found`, `took` (milliseconds, the files at hand), `files` and
// `bytes` that it needs from nothing. What a server would compress is counted as gzip.
import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

const [engine, articles, queries, folder] = process.argv.slice(2);
const ROUNDS = 5;
const lines = (path) => readFileSync(path, "utf8").split("\n").filter(Boolean);
const sent = (path, bytes) => ([".json", ".js"].includes(extname(path)) ? gzipSync(bytes).length : bytes.length);

// The middle of several rounds, all of them with the files at hand.
async function middle(ask) {
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    await ask();
    rounds.push(performance.now() - start);
  }
  return rounds.sort((a, b) => a - b)[ROUNDS >> 1];
}

// As VitePress sets it. The page has the whole index or nothing.
async function minisearch(documents, questions) {
  const { default: MiniSearch } = await import("minisearch");
  const start = performance.now();
  const index = new MiniSearch({ fields: ["title", "text"], searchOptions: { fuzzy: 0.2, prefix: true, boost: { title: 4, text: 2, titles: 1 } } });
  index.addAll(documents.map(({ id, title, text }) => ({ id, title, text })));
  const build = performance.now() - start;
  const bytes = gzipSync(JSON.stringify(index)).length;
  const asked = [];
  for (const question of questions) {
    const found = index.search(question).length;
    asked.push({ found, took: await middle(() => index.search(question)), files: 1, bytes });
  }
  return { build, files: 1, bytes, queries: asked };
}

// Each article is a page of its own; the index is read from disk as a browser would fetch it.
async function pagefind(documents, questions) {
  const { createIndex, close } = await import("pagefind");
  rmSync(folder, { recursive: true, force: true });
  const start = performance.now();
  const { index } = await createIndex();
  for (const { id, title, text, section, tags } of documents) {
    const record = { url: `/${encodeURIComponent(id)}`, content: `${title}\n${text}`, language: "en", meta: { title: title || id } };
    await index.addCustomRecord({ ...record, filters: { section: [section], tag: tags } });
  }
  const { errors } = await index.writeFiles({ outputPath: folder });
  if (errors.length > 0) throw new Error(errors.join("; "));
  const build = performance.now() - start;
  await close();
  const needed = new Map();
  globalThis.fetch = async (url) => {
    const address = `${url}`.split("?")[0];
    const path = address.startsWith("file:") ? fileURLToPath(address) : address;
    const bytes = await readFile(path);
    needed.set(path, sent(path, bytes));
    return new Response(bytes);
  };
  globalThis.document = { querySelector: () => null, documentElement: { getAttribute: () => "en" } };
  globalThis.window = { location: { href: pathToFileURL(join(folder, "x")).href, origin: "file://" } };
  globalThis.location = globalThis.window.location;
  const search = await import(pathToFileURL(join(folder, "pagefind.js")).href);
  const open = async () => {
    await search.options({ basePath: pathToFileURL(folder).href + "/", baseUrl: "/" });
    await search.init("en");
  };
  const asked = [];
  for (const question of questions) {
    await search.destroy();
    needed.clear();
    await open();
    const { results } = await search.search(question);
    const [files, bytes] = [needed.size, [...needed.values()].reduce((sum, size) => sum + size, 0)];
    asked.push({ found: results.length, took: await middle(() => search.search(question)), files, bytes });
  }
  // Not its pages' excerpts, nor its own boxes for searching.
  const names = readdirSync(folder, { recursive: true }).filter((name) => /\.(pf_index|pf_meta|pf_filter)$/.test(name));
  const bytes = names.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  return { build, files: names.length, bytes, queries: asked };
}

const measured = await { minisearch, pagefind }[engine](lines(articles).map((line) => JSON.parse(line)), lines(queries));
console.log(JSON.stringify(measured));
process.exit(0);
