// Goes from article to article by the links to the next one; looks at each.
const [steps, expected, done] = arguments;
const origin = location.origin;
const soon = () => new Promise((go) => { const c = new MessageChannel(); c.port1.onmessage = go; c.port2.postMessage(0); });
(async () => {
  const faults = [];
  let seen = 0;
  while (seen < steps) {
    const id = new URLSearchParams(location.search).get("article");
    const wanted = expected[Number(id.split("-")[1])];
    const article = bodyArticle();
    const fault = (what) => faults.push(`${id}: ${what}`);
    faultsOf(article).forEach(fault);
    // A heading must say exactly what the title says; where the title is blank, something else.
    if (flat(wanted.h1) && flat(article.querySelector("h1").textContent) !== flat(wanted.h1))
      fault(`h1 is ${article.querySelector("h1").textContent}, not ${wanted.h1}`);
    // Title, subtitle, body, source and tag: the text stands there at least five times.
    if (wanted.text && flat(wanted.text) && flat(article.textContent).split(flat(wanted.text)).length < 6)
      fault(`shown ${flat(article.textContent).split(flat(wanted.text)).length - 1} times: ${wanted.text}`);
    if (location.origin !== origin) fault(`left for ${location}`);
    seen += 1;
    const next = neighbour("next");
    if (seen === steps || !next) break;
    // The page has followed once the link to the next article no longer leads to this one.
    const { href } = next;
    next.click();
    for (let i = 0; i < 5000 && (location.href !== href || neighbour("next")?.href === href); i += 1) await soon();
    if (location.href !== href) { fault(`the next article never came: ${href}`); break; }
  }
  done({ seen, faults });
})();
