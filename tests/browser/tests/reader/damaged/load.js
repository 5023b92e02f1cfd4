// Loads the site in the frame and waits until it shows a list or a message.
const [done] = arguments;
const frame = document.querySelector("iframe");
frame.src = `./?${performance.now()}`;
const deadline = performance.now() + 20000;
const look = () => {
  const page = frame.contentDocument;
  if (page && page.location.href === frame.src) {
    const rows = page.querySelectorAll("main li > article").length;
    const alert = [...page.querySelectorAll('[role="alert"]:not([hidden])')].map((it) => it.innerText.trim()).find(Boolean) ?? null;
    if (rows || alert) return done({ rows, alert });
  }
  if (performance.now() > deadline) return done({ rows: 0, alert: null, text: page?.body?.innerText });
  setTimeout(look, 5);
};
look();
