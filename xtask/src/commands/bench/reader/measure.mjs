// Measures one site in Chromium, for `cargo xtask bench reader`.
//
// Arguments: the site's name, its folder, the queries (one a line), Chromium. Prints one JSON object:
// `quick` and `slow`, what was measured on a fast machine and line and on slow ones.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Browser } from "./browser.mjs";
import { Host } from "./host.mjs";

const [site, folder, queries, chromium] = process.argv.slice(2);

/// 1.6 Mbit/s, 150 ms, a processor a quarter as fast.
const SLOW = { bits: 1.6e6, latency: 150 };
const SLOWNESS = 4;

/// What is searched for first, and next.
const [FIRST, NEXT] = ["website", "social media"];

/// Milliseconds: between two keys, after which nothing more is expected (Pagefind waits 300 itself),
/// after which it is given up.
const [PACE, QUIET, PATIENCE] = [50, site === "pagefind" ? 450 : 250, 60_000];

/// So many frames painted anew, while nothing changes, are no afterthought.
const RESTLESS = 8;

/// Files of which a page fetches one for each row that it shows.
const SINGLE = { broadsheet: /^archive.*\.json$/, minisearch: /^text/, pagefind: /fragment\// }[site];

const own = { field: "input[type=search]", listed: ".rows > li", found: ".rows > li", changing: ".rows, .count, .found", busy: "[aria-busy]", box: "input[type=checkbox]", link: ".rows > li h2 a" };
const PARTS = {
  broadsheet: own,
  minisearch: own,
  pagefind: { ...own, field: ".pagefind-ui__search-input", found: ".pagefind-ui__result", changing: ".pagefind-ui__drawer", busy: ".none", box: ".pagefind-ui__filter-checkbox", link: ".pagefind-ui__result-link" },
};

const PROBE = `const SITE = ${JSON.stringify(PARTS[site])};\n${readFileSync(join(import.meta.dirname, "probe.js"), "utf8")}`;
const pause = (time) => new Promise((done) => setTimeout(done, time));
const host = new Host(folder);

/// A promise's outcome, or null where it takes too long.
const patiently = (promise, patience = PATIENCE) => Promise.race([promise, pause(patience).then(() => null)]);

async function type(browser, text) {
  await browser.ask("probe.field()");
  for (const [n, key] of [...text].entries()) {
    if (n > 0) await pause(PACE);
    await browser.press(key);
  }
}

async function settled(browser, quiet = QUIET) {
  const took = await browser.ask(`probe.settled(${quiet})`);
  return host.isBusy() ? settled(browser, quiet) : took;
}

/// What was sent since `before`.
const since = (before) => {
  const { requests, bytes } = host.until();
  return { requests: requests - before.requests, bytes: bytes - before.bytes };
};

/// From nothing to the list, the first results, the next ones. What is typed on the way counts, too.
async function cold(browser) {
  const start = performance.timeOrigin + performance.now();
  await browser.tell("Page.navigate", { url: host.address });
  const listed = await patiently(browser.ask("probe.listed"));
  if (!listed) return { list: null, first: null, next: null };
  const list = { time: listed - start, ...host.until(listed) };
  const found = async (query) => {
    const before = host.until();
    await patiently(type(browser, query));
    const shown = await patiently(browser.ask("probe.found()"));
    await settled(browser, 2 * QUIET);
    return shown && { time: (await browser.ask("probe.changed()")) - start, ...since(before) };
  };
  const first = await found(FIRST);
  return { list, first: first && { ...first, ...host.until() }, next: first && (await found(NEXT)) };
}

async function typed(browser) {
  const [took, silent, restless] = [[], [], []];
  for (const [n, query] of readFileSync(queries, "utf8").split("\n").filter(Boolean).entries()) {
    // Two of three: about thirty.
    if (n % 3 === 2) continue;
    await type(browser, query);
    const time = await settled(browser);
    if (time === null) silent.push(query);
    else took.push(time);
    if ((await browser.ask("probe.idle()")) > RESTLESS) restless.push(query);
  }
  return { typed: took, silent, restless };
}

/// The first ten boxes beside the results, ticked one by one and taken back.
async function ticked(browser) {
  await type(browser, "website");
  await settled(browser);
  const took = [];
  for (let n = 0; n < Math.min(10, await browser.ask("probe.boxes()")); n += 1) {
    for (const which of [n, null]) {
      await browser.ask(`probe.tick(${which})`);
      const time = await settled(browser);
      if (time !== null) took.push(time);
    }
  }
  return took;
}

/// The first result, clicked.
async function opened(browser) {
  const took = [];
  for (const query of ["drupal", "mobile", "analytics", "translation", "plain language"]) {
    await type(browser, query);
    await settled(browser);
    await patiently(browser.ask("probe.linked()"));
    await browser.ask("probe.open()");
    let time = null;
    for (let tries = 0; time === null && tries < 200; tries += 1) {
      await pause(20);
      // The document may be about to be replaced.
      time = await browser.ask("window.probe?.opened() ?? null").catch(() => null);
    }
    if (time !== null) took.push(time);
    await browser.ask("history.back()").catch(() => {});
    await pause(200);
  }
  return took;
}

/// Ten files that no one has asked for yet, fetched at once with nothing else to do: what the browser
/// and this machine take for the rows of a search, whatever the page.
async function alone(browser) {
  const known = new Set(host.sent.map(({ path }) => path.slice(1)));
  const single = readdirSync(folder, { recursive: true }).filter((name) => SINGLE.test(name) && !known.has(name));
  const took = [];
  for (let from = 0; from < 100; from += 10) {
    const names = JSON.stringify(single.slice(from, from + 10));
    const fetching = `Promise.all(${names}.map((name) => fetch("/" + name).then((answer) => answer.arrayBuffer())))`;
    took.push(await browser.ask(`(async () => { const start = performance.now(); await ${fetching}; return performance.now() - start; })()`));
    await pause(200);
  }
  return took;
}

async function measure(slow, all) {
  const browser = new Browser(chromium);
  try {
    host.over(slow ? SLOW : null);
    await browser.open(PROBE, slow ? SLOWNESS : 1);
    const measured = await cold(browser);
    if (!all) return measured;
    const queries = await typed(browser);
    const memory = await browser.memory();
    return { ...measured, ...queries, memory, ticked: await ticked(browser), opened: await opened(browser), alone: await alone(browser) };
  } finally {
    await browser.close();
  }
}

await host.start();
const quick = await measure(false, true);
const slow = await measure(true, false);
host.stop();
console.log(JSON.stringify({ quick, slow }));
process.exit(0);
