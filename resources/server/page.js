"use strict";

const CHINESE = {
  key: "此服务器的密钥",
  show: "显示语音",
  voice: "语音",
  text: "文本",
  speed: "语速",
  format: "格式",
  say: "朗读",
  save: "保存声音",
  use: "在其他程序中使用",
  synthetic: "每段声音的元数据都注明它是合成语音。",
  names: "语音的名称",
  unreachable: "服务器没有应答。",
  none: "这里没有语音。",
};
const ENGLISH = { unreachable: "The server does not answer.", none: "There are no voices here." };

const byId = (id) => document.getElementById(id);
const chinese = navigator.language.toLowerCase().startsWith("zh");
const words = (name) => (chinese && CHINESE[name]) || ENGLISH[name] || name;

let voices = [];
let sound = "";

function translate() {
  if (!chinese) return;
  document.documentElement.lang = "zh-CN";
  for (const element of document.querySelectorAll("[data-text]")) element.textContent = CHINESE[element.dataset.text];
}

function headers() {
  const key = byId("key").value;
  return key ? { Authorization: `Bearer ${key}` } : {};
}

async function ask(path, options = {}) {
  let response;
  try {
    response = await fetch(path, { ...options, headers: { ...headers(), ...options.headers } });
  } catch {
    throw new Error(words("unreachable"));
  }
  if (response.ok) return response;
  byId("key-form").hidden = response.status !== 401;
  throw new Error((await response.json()).error.message);
}

function option(value, text) {
  const made = document.createElement("option");
  made.value = value;
  made.textContent = text;
  return made;
}

function chosen() {
  return voices.find((voice) => voice.id === byId("voice").value.split("#")[0]);
}

function showVoices() {
  const choices = voices.flatMap((voice) =>
    (voice.speakers || [""]).map((speaker) =>
      option(voice.id + (speaker && `#${speaker}`), `${voice.name}${speaker && ` (${speaker})`}, ${voice.language}`)));
  byId("voice").replaceChildren(...choices);
  byId("names").textContent = voices.map((voice) => voice.id).join(", ");
  byId("address").textContent = new URL("v1", location.href).href;
  byId("text").value = voices.length ? chosen().greeting : "";
  for (const id of ["speech", "use"]) byId(id).hidden = !voices.length;
  byId("key-form").hidden = true;
  byId("status").textContent = voices.length ? "" : words("none");
}

async function listVoices() {
  try {
    voices = (await (await ask("v1/audio/voices")).json()).voices;
    showVoices();
  } catch (error) {
    byId("status").textContent = error.message;
  }
}

async function speak() {
  byId("say").disabled = true;
  byId("status").textContent = "";
  try {
    const form = byId("format").value;
    const body = JSON.stringify({
      model: "tts-studio",
      input: byId("text").value,
      voice: byId("voice").value,
      response_format: form,
      speed: Number(byId("speed").value),
    });
    const options = { method: "POST", headers: { "Content-Type": "application/json" }, body };
    const blob = await (await ask("v1/audio/speech", options)).blob();
    URL.revokeObjectURL(sound);
    sound = URL.createObjectURL(blob);
    byId("sound").src = sound;
    byId("save").href = sound;
    byId("save").download = `speech.${form}`;
    byId("sound").hidden = byId("save").hidden = false;
    await byId("sound").play();
  } catch (error) {
    byId("status").textContent = error.message;
  } finally {
    byId("say").disabled = false;
  }
}

translate();
byId("speech").addEventListener("submit", (event) => { event.preventDefault(); speak(); });
byId("key-form").addEventListener("submit", (event) => { event.preventDefault(); listVoices(); });
byId("voice").addEventListener("change", () => { byId("text").value = chosen().greeting; });
byId("speed").addEventListener("input", () => { byId("shown-speed").value = byId("speed").value; });
listVoices();
