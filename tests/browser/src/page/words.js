// How a reader and their assistive technology name what stands on the page.
const flat = (text) => (text ?? "").replace(/\s+/gu, " ").trim();
const shown = (element) => element.checkVisibility?.() ?? element.getClientRects().length > 0;
const all = (selector, root = document) => [...root.querySelectorAll(selector)].filter(shown);
const only = (selector, root = document) => all(selector, root)[0] ?? null;
const nameOf = (element) => {
  const label = element.getAttribute("aria-label");
  if (label) return flat(label);
  const by = element.getAttribute("aria-labelledby");
  if (by) return flat(by.split(/\s+/).map((id) => document.getElementById(id)?.textContent).join(" "));
  if (element.labels?.length) return flat([...element.labels].map((l) => l.textContent).join(" "));
  return flat(element.textContent) || flat(element.getAttribute("title"));
};
const legendOf = (group) => flat(group.querySelector("legend")?.textContent);
// "Villages 1,204" or "Villages (1,204)": the label ends in the count.
const counted = (label) => {
  const match = /^(.*?)[\s(]*([\d,.\u00a0\u202f]+)\)?$/su.exec(label);
  return match ? { label: flat(match[1]), count: Number(match[2].replace(/\D/g, "")) }
    : { label, count: null };
};
const rowsOf = () => all("main li > article");
const bodyArticle = () => all("main article").find((article) => !article.closest("li")) ?? null;
const linkOf = (row) => row.querySelector("h2 a[href], h3 a[href]");
const neighbour = (which) => {
  const words = which === "prev" ? /^(previous|newer|earlier)/i : /^(next|older|later)/i;
  return all("main nav a[href]").find((a) => a.rel.split(" ").includes(which) || words.test(nameOf(a)));
};
