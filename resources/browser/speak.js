"use strict";
// Speaks with a Piper voice: text -> espeak-ng's phonemes -> numbers -> onnxruntime -> samples. Needs no page and no
// server, so that it can be tested under Node. Part of TTS Studio, GPL-3.0-or-later.

(() => {
  const SENTENCE_ENDS = ".!?。！？…؟।";
  const MARKS = { "。": ".", "…": ".", "！": "!", "？": "?", "，": ",", "、": ",", "；": ";", "：": ":", "،": ",", "؛": ";", "؟": "?", "।": "." };
  const PIECE = /([.!?…؟।]+|[,;:،؛])(?=\s|$|["'”’)\]])|[。！？，、；：]+|\n+/g;
  // espeak-ng prints a line for each piece of text that it takes together, and some of ours are several for it: between
  // ours stands a word of its own phonemes, by whose line they are told apart.
  const FENCE = "[[tttttttt]]";
  const isFence = (line) => line.replace(/[ˈˌ\s]/g, "") === "tttttttt";

  /** Return a text as sentences, each a list of pieces {text, mark}; the mark is a phoneme of the voice, too. */
  function pieces(text) {
    const sentences = [[]];
    let from = 0;
    const take = (piece, sign) => {
      const mark = MARKS[sign[0]] ?? sign[0] ?? "";
      const words = piece.replace(/\s+/g, " ").trim();
      if (/[\p{L}\p{N}]/u.test(words)) sentences.at(-1).push({ text: words, mark: mark === "\n" ? "." : mark });
      else if (mark && sentences.at(-1).length) sentences.at(-1).at(-1).mark ||= mark;
      if ((sign[0] === "\n" || SENTENCE_ENDS.includes(sign[0] ?? " ")) && sentences.at(-1).length) sentences.push([]);
    };
    for (const found of text.matchAll(PIECE)) {
      take(text.slice(from, found.index), found[0]);
      from = found.index + found[0].length;
    }
    take(text.slice(from), "");
    return sentences.filter((sentence) => sentence.length);
  }

  class Phonemizer {
    /** espeak is the function that the npm package "espeak-ng" exports, wasm the bytes of its espeak-ng.wasm. */
    constructor(espeak, wasm, language) {
      this.espeak = espeak;
      this.module = WebAssembly.compile(wasm);
      this.language = language;
    }

    /** Return the phonemes of each text. */
    async of(texts) {
      if (texts.length === 1) return [(await this.lines(texts[0])).join(" ")];
      const found = [[]];
      for (const line of await this.lines(texts.join(`\n\n${FENCE}\n\n`))) {
        if (isFence(line)) found.push([]);
        else found.at(-1).push(line);
      }
      if (found.length === texts.length) return found.map((lines) => lines.join(" "));
      const one = [];
      for (const text of texts) one.push((await this.lines(text)).join(" "));
      return one;
    }

    /** Run espeak-ng once; it is a program, and ends when it has read its text. */
    async lines(text) {
      const module = await this.module;
      const instantiateWasm = (imports, done) => {
        WebAssembly.instantiate(module, imports).then(done);
        return {};
      };
      const quiet = { print() {}, printErr() {}, locateFile: (name) => name, instantiateWasm };
      const arguments_ = ["-q", "-b", "1", "--ipa", "--phonout", "ipa", "-v", this.language, text];
      const ended = await this.espeak({ ...quiet, arguments: arguments_ });
      const ipa = ended.FS.readFile("ipa", { encoding: "utf8" });
      const lines = ipa.replace(/\([^)]*\)/g, "").split("\n");  // (en) … (de): where it changes its language
      return lines.map((line) => line.trim()).filter(Boolean);
    }
  }

  /** Return the numbers of a sentence's phonemes: begin, padding, each phoneme followed by padding, end. */
  function ids(phonemes, map) {
    const numbers = [...map["^"], ...map["_"]];
    for (const phoneme of phonemes.normalize("NFD")) {
      if (map[phoneme]) numbers.push(...map[phoneme], ...map["_"]);
    }
    return [...numbers, ...map["$"]];
  }

  class Speaker {
    /** ort is onnxruntime-web, config the voice's configuration, model its bytes. */
    constructor(ort, config, model, phonemizer) {
      this.ort = ort;
      this.config = config;
      this.phonemizer = phonemizer;
      this.session = ort.InferenceSession.create(model, { executionProviders: ["wasm"] });
    }

    get rate() {
      return this.config.audio.sample_rate;
    }

    /** Yield the samples of each sentence, Float32Array at full scale; how is {speed, speaker}. */
    async *say(text, how = {}) {
      for (const sentence of pieces(text)) {
        const ipa = await this.phonemizer.of(sentence.map((piece) => piece.text));
        const joined = sentence.map(({ mark }, place) => ipa[place] + mark).join(" ");
        const samples = await this.synthesise(ids(joined, this.config.phoneme_id_map), how);
        if (samples.length) yield samples;
      }
    }

    async synthesise(numbers, { speed = 1, speaker = 0 }) {
      const { Tensor } = this.ort;
      const { noise_scale, length_scale, noise_w } = this.config.inference;
      const feeds = {
        input: new Tensor("int64", BigInt64Array.from(numbers, BigInt), [1, numbers.length]),
        input_lengths: new Tensor("int64", BigInt64Array.of(BigInt(numbers.length)), [1]),
        scales: new Tensor("float32", Float32Array.of(noise_scale, length_scale / speed, noise_w), [3]),
      };
      if (this.config.num_speakers > 1) feeds.sid = new Tensor("int64", BigInt64Array.of(BigInt(speaker)), [1]);
      const { output } = await (await this.session).run(feeds);
      return atFullScale(output.data);
    }
  }

  function atFullScale(samples) {
    let peak = 0;
    for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
    return peak > 1e-8 ? samples.map((sample) => sample / peak) : samples;
  }

  /** Return a WAV file of 16 bits, mono, as bytes. */
  function wav(parts, rate) {
    const count = parts.reduce((sum, part) => sum + part.length, 0);
    const bytes = new DataView(new ArrayBuffer(44 + 2 * count));
    const word = (place, text) => [...text].forEach((sign, index) => bytes.setUint8(place + index, sign.charCodeAt(0)));
    word(0, "RIFF");
    bytes.setUint32(4, 36 + 2 * count, true);
    word(8, "WAVEfmt ");
    bytes.setUint32(16, 16, true);
    bytes.setUint16(20, 1, true);
    bytes.setUint16(22, 1, true);
    bytes.setUint32(24, rate, true);
    bytes.setUint32(28, 2 * rate, true);
    bytes.setUint16(32, 2, true);
    bytes.setUint16(34, 16, true);
    word(36, "data");
    bytes.setUint32(40, 2 * count, true);
    let place = 44;
    for (const part of parts) {
      for (const sample of part) {
        bytes.setInt16(place, Math.round(Math.max(-1, Math.min(1, sample)) * 32767), true);
        place += 2;
      }
    }
    return new Uint8Array(bytes.buffer);
  }

  /** Return what a list of base64 texts holds, as bytes. */
  function bytesOf(parts) {
    const decoded = parts.map((part) => Uint8Array.from(atob(part), (sign) => sign.charCodeAt(0)));
    const whole = new Uint8Array(decoded.reduce((sum, part) => sum + part.length, 0));
    decoded.reduce((place, part) => (whole.set(part, place), place + part.length), 0);
    return whole;
  }

  globalThis.TtsStudio = { pieces, ids, wav, bytesOf, Phonemizer, Speaker };
})();
