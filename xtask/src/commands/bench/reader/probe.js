// Runs in each measured page before its own scripts: notes when what is waited for was painted.
// All times are milliseconds since 1970. `SITE` are the selectors of the page's parts.
(() => {
  if (window !== top) return;
  const now = () => performance.timeOrigin + performance.now();
  const all = (selector) => [...document.querySelectorAll(selector)];
  const seen = (selector) => all(selector).filter((it) => it.getClientRects().length > 0);
  // A message that is sent before a frame is painted comes after it.
  const channel = new MessageChannel();
  const waiters = [];
  channel.port1.onmessage = () => waiters.shift()(now());
  const painted = (then) =>
    requestAnimationFrame(() => {
      waiters.push(then);
      channel.port2.postMessage(0);
    });
  // When it was painted that a test holds; the test is made before each frame.
  const when = (test) =>
    new Promise((done) => {
      const look = () => (test() ? painted(done) : requestAnimationFrame(look));
      look();
    });

  // When the list's first rows were painted: with the first paint, if they stood there before it.
  const listed = new Promise((done) => {
    let there = Infinity;
    let shown;
    const rows = new MutationObserver(() => {
      if (all(SITE.listed).length < 10) return;
      there = performance.now();
      rows.disconnect();
      shown = new Promise(painted);
      shown.then((time) => painting && done(time));
    });
    rows.observe(document, { subtree: true, childList: true });
    let painting;
    new PerformanceObserver((list) => {
      painting = list.getEntriesByName("first-contentful-paint")[0] ?? painting;
      if (!painting) return;
      if (there <= (painting.paintTime ?? painting.startTime)) done(performance.timeOrigin + painting.startTime);
      else shown?.then(done);
    }).observe({ type: "paint", buffered: true });
  });

  // What changes the words on the page.
  const EVERYTHING = { subtree: true, childList: true, characterData: true };

  // The results as they are read: what is written anew and reads the same is no change.
  const reading = () => all(SITE.changing).map((it) => it.textContent).join("\n");
  let [key, changed, waiting, before, idle] = [0, 0, false, "", 0];
  const observer = new MutationObserver(() => {
    if (waiting) return;
    waiting = true;
    painted((time) => {
      waiting = false;
      const after = reading();
      idle += 1;
      if (after !== before) [before, changed, idle] = [after, time, 0];
    });
  });
  observer.observe(document, EVERYTHING);
  addEventListener("keydown", (event) => (key = performance.timeOrigin + event.timeStamp), true);

  // The numbers beside the boxes, from a tick on; they may change before the list does.
  const counts = () => all(SITE.counts).map((it) => it.textContent).join("\n");
  let [told, stood] = [0, ""];
  const counter = new MutationObserver(() => {
    if (counts() === stood) return;
    told = now();
    counter.disconnect();
  });

  // An article's headline may be painted in this document or in the next one.
  const headline = () => {
    const title = sessionStorage.getItem("title");
    if (!title) return;
    const isThere = () => seen("h1").some((it) => it.textContent.trim() === title);
    when(isThere).then((time) => {
      sessionStorage.removeItem("title");
      sessionStorage.setItem("opened", time);
    });
  };
  headline();

  window.probe = {
    listed,
    field: () => when(() => seen(SITE.field).length > 0).then(() => seen(SITE.field)[0].select() ?? seen(SITE.field)[0].focus()),
    // Ten rows in which what was searched for is marked; not all articles have words for an excerpt.
    // While a page says that it is busy it may show what was found before.
    found: () => when(() => all(SITE.busy).length === 0 && seen(SITE.found).filter((row) => row.querySelector("mark")).length >= 10),
    boxes: () => all(SITE.box).filter((box) => !box.checked && !box.disabled).length,
    tick: (n) => {
      const box = n === null ? all(SITE.box).find((it) => it.checked) : all(SITE.box).filter((it) => !it.checked && !it.disabled)[n];
      [told, stood] = [0, counts()];
      counter.observe(document, EVERYTHING);
      key = now();
      box?.click();
    },
    // How long after a tick the first of the numbers changed, whether it was painted by then or not.
    counted: () => {
      counter.disconnect();
      return told && told - key || null;
    },
    linked: () => when(() => seen(SITE.link).length > 0),
    open: () => {
      const link = seen(SITE.link)[0];
      if (!link) return;
      sessionStorage.setItem("title", link.textContent.trim());
      sessionStorage.setItem("clicked", now());
      sessionStorage.removeItem("opened");
      headline();
      link.click();
    },
    opened: () => sessionStorage.getItem("opened") && sessionStorage.getItem("opened") - sessionStorage.getItem("clicked"),
    changed: () => changed,
    // How many frames were painted anew since then, without a change.
    idle: () => idle,
    // How long the last key or tick took to show all that came of it, once nothing moves for a while;
    // looked at again after a frame, since a busy page paints late.
    settled: (quiet) =>
      new Promise((done) => {
        const isQuiet = () => now() - Math.max(key, changed) > quiet;
        const again = () => setTimeout(look, 20);
        const look = () => (isQuiet() ? painted(() => (isQuiet() ? done(changed > key ? changed - key : null) : again())) : again());
        look();
      }),
  };
})();
