// All that the page shows at this moment, in one answer.
const [folder] = arguments;
const own = (url) => url.startsWith(location.origin + folder) ? url.slice((location.origin + folder).length) : url;
const link = (a) => a && { text: nameOf(a), href: own(a.href) };
const focused = document.activeElement;
const article = bodyArticle();
const field = (label) => all("input, select").find((input) => nameOf(input).startsWith(label))?.value ?? null;
return {
  stale: Boolean(window.stale),
  title: document.title,
  address: own(location.href),
  headings: all("h1").map(nameOf),
  status: all('[role="status"]').map((status) => flat(status.textContent)).filter(Boolean),
  // An empty one is only waiting for words.
  alert: all('[role="alert"]').map((alert) => flat(alert.innerText)).find(Boolean) ?? null,
  buttons: all("button").map(nameOf),
  rows: rowsOf().map((row) => ({
    headline: nameOf(linkOf(row) ?? row),
    href: linkOf(row)?.getAttribute("href") ?? null,
    datetime: row.querySelector("time")?.getAttribute("datetime") ?? null,
    date: flat(row.querySelector("time")?.textContent),
    text: flat(row.innerText),
    lang: (linkOf(row) ?? row).closest("[lang]")?.lang ?? "",
    direction: getComputedStyle(linkOf(row) ?? row).direction,
  })),
  groups: all("fieldset").map((group) => ({
    legend: legendOf(group),
    choices: all('input[type="checkbox"]', group).map((box) => ({ ...counted(nameOf(box)), ticked: box.checked })),
  })),
  chips: all("button").map(nameOf).filter((name) => name.startsWith("Remove filter:")),
  query: only('[role="search"] input, search input')?.value ?? null,
  from: field("From"),
  to: field("To"),
  order: field("Order"),
  article: article && {
    lang: article.closest("[lang]")?.lang ?? "",
    direction: getComputedStyle(article).direction,
    crumbs: all("nav", article)[0] ? all("li, a, span", all("nav", article)[0]).filter((e) => !e.querySelector("li, a, span")).map(nameOf).filter((name) => /[\p{L}\p{N}]/u.test(name)) : [],
    heading: only("h1", article) && nameOf(only("h1", article)),
    datetime: only("time", article)?.getAttribute("datetime") ?? null,
    date: only("time", article) && flat(only("time", article).textContent),
    paragraphs: [...article.querySelectorAll("[id]")].filter((p) => /^p\d+$/.test(p.id)).map((p) => ({ id: p.id, text: flat(p.textContent) })),
    text: flat(article.innerText),
    prev: link(neighbour("prev")) ?? null,
    next: link(neighbour("next")) ?? null,
  },
  focus: !focused || focused === document.body ? "body" : `${focused.localName}: ${nameOf(focused).slice(0, 200)}`,
  scroll: Math.round(scrollY),
  text: document.body ? document.body.innerText.slice(0, 4000) : "",
};
