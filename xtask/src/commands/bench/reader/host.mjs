// A web server on loopback that sends what a good host sends, over a line as fast as is wanted, and
// notes what it has sent.
import { createServer } from "node:http";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { extname, join, normalize } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".wasm": "application/wasm", ".svg": "image/svg+xml" };

/// The greatest file that is compressed as well as can be; a file for each article is not, since there
/// are many.
const SMALL = 1_000_000;

const compress = (bytes, quality) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });

/// A line of so many bits a second, shared by all answers, each of which begins after `latency` ms.
class Line {
  #free = 0;
  constructor({ bits, latency }) {
    Object.assign(this, { bits, latency });
  }
  async send(bytes, answer) {
    await this.#until(performance.now() + this.latency);
    for (let from = 0; from < bytes.length; from += 1460) {
      const part = bytes.subarray(from, from + 1460);
      this.#free = Math.max(this.#free, performance.now()) + (part.length * 8e3) / this.bits;
      await this.#until(this.#free);
      answer.write(part);
    }
    answer.end();
  }
  #until(time) {
    return new Promise((go) => setTimeout(go, time - performance.now()));
  }
}

/// What is served and what was sent of it. All is compressed in advance: the browser shares this
/// processor with its host, whose work must not take part of the page's time.
export class Host {
  sent = [];
  #ready = new Map();
  #server = createServer((request, answer) => this.#answer(request, answer));

  constructor(folder) {
    this.folder = folder;
    for (const name of readdirSync(folder, { recursive: true })) {
      const path = join(folder, name);
      if (!TYPES[extname(name)] || !statSync(path).isFile()) continue;
      const bytes = readFileSync(path);
      const isOne = /^\d+\.html$/.test(name) || (name.includes("/") && extname(name) === ".json");
      this.#ready.set(path, compress(bytes, isOne || bytes.length > SMALL ? 5 : 11));
    }
  }

  async start() {
    await new Promise((done) => this.#server.listen(0, "127.0.0.1", done));
    this.address = `http://127.0.0.1:${this.#server.address().port}/`;
  }

  /// `slow` is nothing, or the line to send over from now on.
  over(slow) {
    this.line = slow && new Line(slow);
    this.sent = [];
  }

  /// How many requests were answered in full until then (milliseconds since 1970), and their bytes.
  until(time = Infinity) {
    const done = this.sent.filter(({ ended }) => ended <= time);
    return { requests: done.length, bytes: done.reduce((sum, { bytes }) => sum + bytes, 0) };
  }

  /// Whether an answer is still on its way.
  isBusy() {
    return this.sent.some(({ ended }) => ended === Infinity);
  }

  async #answer(request, answer) {
    const name = decodeURIComponent(new URL(request.url, "http://x").pathname);
    const path = join(this.folder, normalize(name.endsWith("/") ? `${name}index.html` : name));
    let bytes;
    try {
      bytes = this.#ready.get(path) ?? readFileSync(path);
    } catch {
      answer.writeHead(404).end();
      return;
    }
    const type = TYPES[extname(path)];
    if (type) answer.setHeader("content-encoding", "br");
    answer.setHeader("content-type", type ?? "application/octet-stream");
    answer.setHeader("content-length", bytes.length);
    answer.setHeader("cache-control", "max-age=3600");
    const note = { path: name, bytes: bytes.length, ended: Infinity };
    this.sent.push(note);
    answer.on("close", () => (note.ended = performance.timeOrigin + performance.now()));
    if (this.line) await this.line.send(bytes, answer);
    else answer.end(bytes);
  }

  stop() {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}
