// Types each string into the search field.
const [strings, done] = arguments;
const soon = () => new Promise((go) => setTimeout(go));
const field = () => only('[role="search"] input, search input');
// White space, as some count it and some do not.
const bare = (text) => text.replace(/[\s\u0085\u200b]/gu, "");
const oneLine = (text) => text.replace(/[\r\n]/g, "");
(async () => {
  const faults = [];
  const until = async (what, holds) => {
    for (let i = 0; i < 400; i += 1) { if (holds()) return; await soon(); }
    faults.push(what);
  };
  for (const [number, text] of strings.entries()) {
    field().value = text;
    field().dispatchEvent(new InputEvent("input", { bubbles: true }));
    const typed = field().value;
    await soon();
    // The address is written once the typing pauses: for each of them that would take minutes.
    if (number % 10 === 0) await until(`typed, not in the address: ${text}`, () => (new URLSearchParams(location.search).get("q") ?? "") === typed);
    if (field().value !== oneLine(text)) faults.push(`typed, then changed: ${text}`);
    const chip = all("button").map(nameOf).find((name) => name.startsWith("Remove filter:"));
    if (bare(text) && !bare(chip ?? "").includes(bare(text))) faults.push(`typed, not in the chip ${chip}: ${text}`);
  }
  done(faults);
})();
