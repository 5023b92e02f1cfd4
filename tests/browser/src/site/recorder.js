// Notes what must never be seen: errors, warnings, and scripts out of an article. Kept in the
// tab's session storage, so that neither a reload nor another page of the visit loses it.
(() => {
  const note = (kind, text) => {
    const notes = JSON.parse(sessionStorage.getItem("recorded") ?? "[]");
    notes.push(`${kind}: ${text}`);
    sessionStorage.setItem("recorded", JSON.stringify(notes));
  };
  const written = (value) =>
    value instanceof Error ? `${value.name}: ${value.message}` : String(value);

  for (const level of ["error", "warn"]) {
    const original = console[level];
    console[level] = (...values) => {
      note(`console.${level}`, values.map(written).join(" "));
      original.apply(console, values);
    };
  }
  addEventListener("unhandledrejection", (event) => note("unhandled", written(event.reason)));
  addEventListener("securitypolicyviolation", (event) =>
    note("policy", `${event.violatedDirective} ${event.blockedURI}`));
  // Failed images, scripts and style sheets do not bubble: hence the capture.
  addEventListener("error", (event) => {
    if (event instanceof ErrorEvent) note("uncaught", written(event.error ?? event.message));
    else note("not loaded", `${event.target.localName} ${event.target.src ?? event.target.href}`);
  }, true);

  for (const name of ["alert", "prompt", "confirm", "evil", "xss", "XSS"]) {
    window[name] = (...values) => note("executed", `${name}(${values.join(", ")})`);
  }
  document.write = (...values) => note("executed", `document.write(${values.join(", ")})`);
})();
