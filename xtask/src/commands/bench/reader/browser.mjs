// Chromium, driven over a pipe by its DevTools protocol; each browser is new and has nothing cached.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const ARGUMENTS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run", "--window-size=1280,1440", "--remote-debugging-pipe"];

/// Milliseconds in which Chromium, just started, loads pages of its own.
const STARTING = 3000;

/// Milliseconds for which a finger holds a key, at the least. After a key goes down, and again after it
/// goes up, Chromium keeps what has arrived waiting until a frame is painted.
const HELD = 40;

export const pause = (time) => new Promise((done) => setTimeout(done, time));

/// The memory that a process alone has and has written, as Linux tells it.
function held(id) {
  try {
    const lines = readFileSync(`/proc/${id}/smaps_rollup`, "utf8").matchAll(/^(?:Private_Dirty|Swap): +(\d+) kB/gm);
    return [...lines].reduce((sum, [, size]) => sum + size * 1024, 0);
  } catch {
    return null;
  }
}

export class Browser {
  #next = 1;
  #waiting = new Map();
  #workers = new Set();

  constructor(program) {
    this.folder = mkdtempSync(join(tmpdir(), "bench-"));
    this.child = spawn(program, [...ARGUMENTS, `--user-data-dir=${this.folder}`, "about:blank"], { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
    let rest = "";
    this.child.stdio[4].setEncoding("utf8").on("data", (data) => {
      const messages = (rest + data).split("\0");
      rest = messages.pop();
      for (const message of messages) this.#hear(JSON.parse(message));
    });
    this.ended = new Promise((done) => this.child.on("exit", done));
    this.ended.then(() => {
      for (const { fail } of this.#waiting.values()) fail(new Error("Chromium has ended"));
    });
  }

  /// Opens a page in which `script` runs before all others, at so many times slower a processor.
  async open(script, slowness) {
    const { targetInfos } = await this.send("Target.getTargets");
    const { targetId } = targetInfos.find(({ type }) => type === "page");
    ({ sessionId: this.page } = await this.send("Target.attachToTarget", { targetId, flatten: true }));
    await this.tell("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: false, flatten: true });
    await this.tell("Page.enable");
    await this.tell("Page.addScriptToEvaluateOnNewDocument", { source: script });
    await this.tell("Emulation.setCPUThrottlingRate", { rate: slowness });
    await pause(STARTING);
  }

  send(method, params = {}, sessionId) {
    const id = this.#next++;
    this.child.stdio[3].write(JSON.stringify({ id, method, params, sessionId }) + "\0");
    return new Promise((done, fail) => this.#waiting.set(id, { done, fail, method }));
  }

  tell(method, params) {
    return this.send(method, params, this.page);
  }

  /// What an expression comes to in the page.
  async ask(expression) {
    const { result, exceptionDetails } = await this.tell("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  async press(key) {
    await this.tell("Input.dispatchKeyEvent", { type: "keyDown", key, text: key });
    await pause(HELD);
    await this.tell("Input.dispatchKeyEvent", { type: "keyUp", key });
  }

  /// The bytes of the page's process after the rubbish was thrown away; where the system does not
  /// tell, those of its JavaScript.
  async memory() {
    let heap = 0;
    for (const session of [this.page, ...this.#workers]) {
      await this.send("HeapProfiler.collectGarbage", {}, session);
      heap += (await this.send("Runtime.getHeapUsage", {}, session)).usedSize;
    }
    const { processInfo } = await this.send("SystemInfo.getProcessInfo");
    const renderers = processInfo.filter(({ type }) => type === "renderer").sort((a, b) => b.cpuTime - a.cpuTime);
    return held(renderers[0]?.id) ?? heap;
  }

  async close() {
    await this.send("Browser.close").catch(() => {});
    await this.ended;
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  #hear({ id, result, error, method, params }) {
    if (method === "Target.attachedToTarget" && params.targetInfo.type === "worker") this.#workers.add(params.sessionId);
    if (method === "Target.detachedFromTarget") this.#workers.delete(params.sessionId);
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error) waiting?.fail(new Error(`${waiting.method}: ${error.message}`));
    else waiting?.done(result);
  }
}
