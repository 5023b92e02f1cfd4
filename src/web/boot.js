// The one part of the page that works without WebAssembly. It stands in the head, so that it knows
// what the address asks for before anything is painted. Then it starts the reader, and says so when
// it cannot start or stops: a crash inside the reader arrives here as a trapped RuntimeError.
(() => {
  const files = document.currentScript.dataset;
  let reader, notice, left;
  const leave = () => (left = true);

  // The headlines that stand in the page are the front's. What asks for something else waits.
  const asked = /[?&](q|section|tag|lang|from|to|sort|article)=/.test(location.search);
  document.documentElement.toggleAttribute("data-asked", asked);

  // The program and the articles, or of an archive its contents, are asked for at once, side by side;
  // the program takes them from here. (Preload links would be asked twice by WebKit.) A refusal is
  // told where it is met.
  function ask(url) {
    const answer = fetch(url);
    answer.catch(() => {});
    return answer;
  }
  const program = ask(files.wasm);
  const named = document.querySelector("[type='application/feed+json']");
  const contents = named?.dataset.contents;
  const articles = named &&
    ask(contents ? new URL(`archive/${contents.slice(0, 2)}/${contents.slice(2)}.bin`, named.href) : named.href);

  // While it still comes, unless the server does not say what it is.
  async function compile(program) {
    const answer = await program;
    const copy = answer.clone();
    return WebAssembly.compileStreaming(answer)
      .catch(async () => WebAssembly.compile(await copy.arrayBuffer()));
  }

  // Back to where one was, before the reader is there to know of it (position.rs).
  function scroll() {
    const entry = `${history.state?.broadsheet} `;
    const position = (sessionStorage.getItem("broadsheet.positions") ?? "").split("\n")
      .find((line) => line.startsWith(entry));
    if (position) window.scrollTo(0, position.split(" ")[1]);
  }

  // Dates and languages as the reader will write them, so that nothing changes when it comes. Not before
  // the headlines are painted: to make the formats takes a slow processor a tenth of a second.
  function write() {
    const day = new Intl.DateTimeFormat([], { dateStyle: "long", timeZone: "UTC" });
    for (const time of reader.querySelectorAll(".standing time")) {
      time.lang = day.resolvedOptions().locale;
      time.textContent = day.format(new Date(time.dateTime.slice(0, 10)));
    }
    const names = new Intl.DisplayNames([], { type: "language" });
    for (const it of reader.querySelectorAll("[data-language]")) {
      const tag = it.dataset.language;
      it.textContent = it.textContent.replace(tag, names.of(tag));
    }
  }

  function stop(what, advice) {
    if (!notice.hidden) return;
    const [title, text] = notice.children;
    // An alert is read out when its words come into it, so it is one before they do.
    notice.setAttribute("role", "alert");
    notice.hidden = false;
    title.textContent = what ?? title.textContent;
    text.textContent = advice ?? text.textContent;
    // Instead of a page that shows nothing yet; over headlines, which stay, and over the reader.
    const waiting = reader.querySelector("main > [role=status]");
    const front = !asked && reader.querySelector(".standing");
    if (waiting && !front) {
      reader.hidden = true;
    } else {
      notice.classList.add("over");
      if (front) reader.dataset.still = "";
    }
  }

  function crash(error) {
    if (error?.name === "RuntimeError") {
      stop("The reader has stopped.", "Reload the page to go on reading.");
    }
  }

  async function start() {
    reader = document.querySelector("[data-feed]");
    notice = document.querySelector("[data-stopped]");
    addEventListener("beforeunload", leave);
    // Before the reader hears of it.
    reader.addEventListener("input", () => (reader.typed = Date.now()), true);
    addEventListener("error", ({ error }) => crash(error));
    addEventListener("unhandledrejection", ({ reason }) => crash(reason));
    if (named?.getAttribute("href") === reader.dataset.feed) {
      reader.early = { contents, articles };
    }
    requestAnimationFrame(() => setTimeout(write));
    try {
      scroll();
    } catch {
      // Refused by an old browser or a strange frame. The headlines can be read all the same.
    }
    if (typeof WebAssembly !== "object") {
      stop(
        "This browser does not run the reader.",
        "It needs WebAssembly, which this browser lacks or has switched off.",
      );
      return;
    }
    try {
      const module_or_path = await compile(program);
      // Development alone has the program's script in a file; a release has it here (xtask/src/site/glue.rs).
      const { default: init } = await import(new URL(files.wasm.replace("_bg.wasm", ".js"), document.baseURI));
      await init({ module_or_path });
    } catch (error) {
      // What leaving the page breaks off is no failure, and may come before the leaving is known.
      // Should one come back, it is asked for anew.
      addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
      setTimeout(() => {
        if (left) return;
        console.error(error);
        // In the words that stand there.
        stop();
      }, 100);
      return;
    }
    removeEventListener("beforeunload", leave);
  }

  addEventListener("DOMContentLoaded", start);
})();
