// The one thing of a kind that goes by a name; null while there is none.
const [kind, name, group] = arguments;
const called = (elements) => elements.find((e) => nameOf(e) === name) ?? elements.find((e) => nameOf(e).startsWith(name)) ?? null;
switch (kind) {
  case "headline": return rowsOf().map(linkOf).find((a) => a && nameOf(a) === name) ?? null;
  case "link": return called(all("a[href]"));
  case "button": return called(all("button, summary"));
  case "field": return called(all("input:not([type=checkbox]), select"));
  case "search": return only('[role="search"] input, search input');
  case "choice": {
    const fieldset = all("fieldset").find((f) => legendOf(f) === group);
    return (fieldset && all('input[type="checkbox"]', fieldset).find((box) => counted(nameOf(box)).label === name)) ?? null;
  }
  case "neighbour": return neighbour(name) ?? null;
  case "crumb": return bodyArticle() && called(all("nav", bodyArticle()).slice(0, 1).flatMap((nav) => all("a[href]", nav)));
  case "selector": return only(name);
}
return null;
