// What must not stand in an article, whatever its HTML says.
const FORBIDDEN = "script, iframe, frame, frameset, object, embed, applet, form, input, textarea, style, link, meta, base, template, noscript";
const ADDRESSES = ["href", "src", "action", "formaction", "data", "poster", "background", "cite", "longdesc", "ping", "xlink:href"];
const HARMLESS = /^(https?:|mailto:|tel:|data:image\/)/i;
const faultsOf = (root) => {
  const faults = [];
  for (const element of root.querySelectorAll("*")) {
    if (element.matches(FORBIDDEN)) faults.push(`<${element.localName}>`);
    for (const { name, value } of element.attributes) {
      if (/^on/i.test(name)) faults.push(`${name}=${value}`);
      if (/^(srcset|srcdoc)$/i.test(name)) faults.push(`${name}=${value}`);
      if (name === "style" && /url|expression|position|behaviou?r|binding|import/i.test(value)) faults.push(`style=${value}`);
      if (ADDRESSES.includes(name)) {
        let url = null;
        try { url = new URL(value, document.baseURI).href; } catch { /* leads nowhere */ }
        if (url && !HARMLESS.test(url)) faults.push(`${name}=${value}`);
      }
    }
  }
  return faults;
};
