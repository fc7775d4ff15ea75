// Puts onnxruntime-web and espeak-ng, which npm has put into node_modules, into one file that a page can load without a
// server: libraries.js. Part of TTS Studio, GPL-3.0-or-later.

import { readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const FILES = {
  onnxruntime: "onnxruntime-web/dist/ort.wasm.bundle.min.mjs",
  onnxruntimeWasm: "onnxruntime-web/dist/ort-wasm-simd-threaded.wasm",
  espeak: "espeak-ng/dist/espeak-ng.js",
  espeakWasm: "espeak-ng/dist/espeak-ng.wasm",
};

const packed = {};
for (const [name, path] of Object.entries(FILES)) {
  packed[name] = gzipSync(readFileSync(new URL(`node_modules/${path}`, import.meta.url)), { level: 9 }).toString("base64");
}
writeFileSync(new URL("libraries.js", import.meta.url), `globalThis.LIBRARIES = ${JSON.stringify(packed)};\n`);
console.log("libraries.js is written: index.html can be opened.");
