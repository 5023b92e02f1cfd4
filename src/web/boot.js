// Starts the reader, and says so when it cannot start or stops: the one part of the page that
// works without WebAssembly. A crash inside the reader arrives here as a trapped RuntimeError.

const script = document.querySelector("script[data-wasm]");
const notice = document.querySelector("[data-stopped]");
const reader = document.querySelector("[data-feed]");

// The articles and the program are asked for at once, side by side; the program takes the articles
// from here. (Preload links would be asked twice by WebKit.) A refusal is told where it is met.
function ask(url) {
  const answer = fetch(url);
  answer.catch(() => {});
  return answer;
}

reader.feed = ask(reader.dataset.feed);
const program = ask(script.dataset.wasm);

function stop(what, advice) {
  if (!notice.hidden) return;
  const [title, text] = notice.children;
  // An alert is read out when its words come into it, so it is one before they do.
  notice.setAttribute("role", "alert");
  notice.hidden = false;
  title.textContent = what;
  text.textContent = advice;
  // Instead of the reader where nothing is shown yet, else over it.
  const waiting = reader.querySelector(".notice[role=status]");
  if (waiting) reader.hidden = true;
  else notice.classList.add("over");
}

function crash(error) {
  if (error?.name === "RuntimeError") {
    stop("The reader has stopped.", "Reload the page to go on reading.");
  }
}

addEventListener("error", ({ error }) => crash(error));
addEventListener("unhandledrejection", ({ reason }) => crash(reason));

async function start() {
  if (typeof WebAssembly !== "object") {
    stop(
      "This browser does not run the reader.",
      "It needs WebAssembly, which this browser lacks or has switched off (in Lockdown Mode, for instance).",
    );
    return;
  }
  try {
    const { default: init } = await import(new URL(script.dataset.js, document.baseURI));
    await init({ module_or_path: program });
  } catch (error) {
    console.error(error);
    stop("The reader could not be loaded.", "Check the network, then reload the page.");
  }
}

start();
