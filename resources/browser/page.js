"use strict";
// The page: its controls, and the sound. Part of TTS Studio, GPL-3.0-or-later.

(() => {
  const { Phonemizer, Speaker, bytesOf, wav } = globalThis.TtsStudio;
  const element = (id) => document.getElementById(id);
  let speaking = null;  // the sound that is being made: what stops it

  const tell = (text) => { element("state").textContent = text; };

  async function unpacked(text) {
    const zipped = new Blob([bytesOf([text])]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(zipped).arrayBuffer());
  }

  /** Import a module from its bytes: a page that was opened as a file may not import another file. */
  async function imported(bytes) {
    const url = URL.createObjectURL(new Blob([bytes], { type: "text/javascript" }));
    try {
      return await import(url);
    } finally {
      URL.revokeObjectURL(url);
    }
  }

  async function load() {
    const { LIBRARIES, VOICE } = globalThis;
    if (!LIBRARIES) throw new Error("libraries.js is missing. Please run “npm install” in the folder of this page (README.txt).");
    if (!VOICE) throw new Error("voice.js is missing. Please export the voice again.");
    const ort = await imported(await unpacked(LIBRARIES.onnxruntime));
    ort.env.wasm.numThreads = 1;
    ort.env.wasm.wasmBinary = (await unpacked(LIBRARIES.onnxruntimeWasm)).buffer;
    const espeak = (await imported(await unpacked(LIBRARIES.espeak))).default;
    const phonemizer = new Phonemizer(espeak, await unpacked(LIBRARIES.espeakWasm), VOICE.config.espeak.voice);
    const speaker = new Speaker(ort, VOICE.config, bytesOf(VOICE.model), phonemizer);
    VOICE.model = null;
    await speaker.session;
    return speaker;
  }

  function manner() {
    return { speed: Number(element("speed").value), speaker: Number(element("speaker").value) };
  }

  async function speak(speaker) {
    const sound = new AudioContext();
    let stopped = false;
    speaking = () => { stopped = true; sound.close(); };
    element("speak").textContent = "Stop";
    let at = sound.currentTime, last = Promise.resolve();
    try {
      for await (const samples of speaker.say(element("text").value, manner())) {
        if (stopped) return;
        const buffer = sound.createBuffer(1, samples.length, speaker.rate);
        buffer.copyToChannel(samples, 0);
        const source = new AudioBufferSourceNode(sound, { buffer });
        source.connect(sound.destination);
        at = Math.max(at, sound.currentTime);
        source.start(at);
        at += buffer.duration + 0.2;
        last = new Promise((done) => { source.onended = done; });
        tell("Speaking …");
      }
      await last;
    } finally {
      if (!stopped) sound.close();
      speaking = null;
      element("speak").textContent = "Speak";
      tell("Ready.");
    }
  }

  async function save(speaker) {
    tell("Speaking into a file …");
    const parts = [];
    for await (const samples of speaker.say(element("text").value, manner())) {
      parts.push(samples, new Float32Array(Math.round(speaker.rate * 0.2)));
    }
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([wav(parts, speaker.rate)], { type: "audio/wav" }));
    link.download = "speech.wav";
    link.click();
    tell("Ready.");
  }

  async function begin() {
    const names = Object.entries(globalThis.VOICE?.config.speaker_id_map ?? {});
    for (const [name, number] of names) element("speaker").append(new Option(name, String(number)));
    element("speakers").hidden = names.length < 2;
    const speaker = await load();
    const fail = (error) => tell(`It did not work: ${error.message}`);
    element("speak").onclick = () => { if (speaking) speaking(); else speak(speaker).catch(fail); };
    element("save").onclick = () => save(speaker).catch(fail);
    element("speak").disabled = element("save").disabled = false;
    tell("Ready.");
    globalThis.speaker = speaker;
  }

  begin().catch((error) => tell(error.message));
})();
