// Measures one site in Chromium, for `cargo xtask bench reader`.
//
// Arguments: the site's name, its folder, the queries (one a line), Chromium. Prints one JSON object:
// `fast` and `slow`, visits from nothing on a fast machine and line and on slow ones; `quick`, what is
// measured on the fast ones once the page is there; and `throttled`, on a slow machine and a fast line.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Browser, pause } from "./browser.mjs";
import { Host } from "./host.mjs";

const [site, folder, queries, chromium] = process.argv.slice(2);

/// 1.6 Mbit/s, 150 ms, a processor a quarter as fast.
const SLOW = { bits: 1.6e6, latency: 150 };
const SLOWNESS = 4;

/// What is searched for first, each in a visit of its own (every second of the ten words that
/// queries.txt begins with); and next.
const FIRST = ["accessibility", "website", "plain", "mobile", "translation"];
const NEXT = "social media";

/// Within what this query finds filters are ticked.
const COMMON = "website";

/// Milliseconds: from one key's release to the next key, after which nothing more is expected (Pagefind
/// waits 300 itself), after which it is given up.
const [PACE, QUIET, PATIENCE] = [10, site === "pagefind" ? 450 : 250, 60_000];

/// So many frames painted anew, while nothing changes, are no afterthought.
const RESTLESS = 8;

/// Files of which a page fetches one for each row that it shows.
const SINGLE = { broadsheet: /^archive.*\.json$/, minisearch: /^text/, pagefind: /fragment\// }[site];

const own = { field: "input[type=search]", listed: ".rows > li", found: ".rows > li", changing: ".rows, .count, .found", busy: "[aria-busy]", box: "input[type=checkbox]", counts: "fieldset label", link: ".rows > li h2 a" };
const PARTS = {
  broadsheet: own,
  minisearch: own,
  pagefind: { ...own, field: ".pagefind-ui__search-input", found: ".pagefind-ui__result", changing: ".pagefind-ui__drawer", busy: ".none", box: ".pagefind-ui__filter-checkbox", counts: ".pagefind-ui__filter-label", link: ".pagefind-ui__result-link" },
};

const PROBE = `const SITE = ${JSON.stringify(PARTS[site])};\n${readFileSync(join(import.meta.dirname, "probe.js"), "utf8")}`;
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

/// From nothing to the list, the results of a first query, of a next one. What is typed on the way counts, too.
async function cold(browser, query) {
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
  const first = await found(query);
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

/// The first ten boxes beside the list, ticked one by one and taken back: until the list has settled,
/// and until the numbers beside the boxes were changed.
async function ticked(browser) {
  const [listed, counted] = [[], []];
  for (let n = 0; n < Math.min(10, await browser.ask("probe.boxes()")); n += 1) {
    for (const which of [n, null]) {
      await browser.ask(`probe.tick(${which})`);
      const time = await settled(browser);
      if (time !== null) listed.push(time);
      const count = await browser.ask("probe.counted()");
      if (count !== null) counted.push(count);
    }
  }
  return { listed, counted };
}

/// The same among what a query finds.
async function tickedWithin(browser, query) {
  await type(browser, query);
  await settled(browser, 2 * QUIET);
  return ticked(browser);
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

async function quick(browser) {
  await cold(browser, COMMON);
  const queries = await typed(browser);
  const memory = await browser.memory();
  const { listed } = await tickedWithin(browser, COMMON);
  return { ...queries, memory, ticked: listed, opened: await opened(browser), alone: await alone(browser) };
}

/// Ticks in the list of all articles, and among those that a query finds.
async function throttled(browser) {
  await browser.tell("Page.navigate", { url: host.address });
  await patiently(browser.ask("probe.listed"));
  await settled(browser, 2 * QUIET);
  const all = await ticked(browser);
  const found = await tickedWithin(browser, COMMON);
  return { all: all.counted, found: found.counted };
}

/// What `measure` finds in a browser of its own, on this line and on a processor so many times slower.
async function within(measure, line, slowness) {
  const browser = new Browser(chromium);
  try {
    host.over(line);
    await browser.open(PROBE, slowness);
    return await measure(browser);
  } finally {
    await browser.close();
  }
}

/// One visit for each of the first queries.
async function visits(line, slowness) {
  const visits = [];
  for (const query of FIRST) visits.push(await within((browser) => cold(browser, query), line, slowness));
  return visits;
}

await host.start();
const measured = {
  fast: await visits(null, 1),
  slow: await visits(SLOW, SLOWNESS),
  quick: await within(quick, null, 1),
  throttled: await within(throttled, null, SLOWNESS),
};
host.stop();
console.log(JSON.stringify(measured));
process.exit(0);
