// Which language the page is in: it sets `lang` and `dir`, and loads what is said in that language while the wasm is on
// its way. The wasm and boot.js find all of it at the page's `<div id="app">`.

/** Those that there is a file of in lang/, and English. */
const LANGUAGES = (
  "ar bg bs cs de el en en-GB es fa fi fr he hr hu id it ja ko lt mk mn nl pl pt-BR pt-PT ro ru sv th tr uk vi " +
  "zh-CN zh-TW"
).split(" ");

/** Under which the choice of the reader is kept. */
const KEPT = "medusa-customer-groups:language";

const app = document.getElementById("app");

/** The tag that is asked for, and the language of ours that it finds: the address's, the one that was chosen here, the
 * page's own, the browser's first that there is. */
function choose() {
  const asked = [
    new URLSearchParams(location.search).get("lang"),
    kept(),
    document.querySelector("meta[name='customer-groups-locale']")?.content,
    ...navigator.languages,
  ];
  for (const tag of asked) {
    const language = languageOf(tag);
    if (language) return { tag: Intl.getCanonicalLocales(tag)[0], language };
  }
  return { tag: "en", language: "en" };
}

/** The language of ours that is written and spoken as this tag says, of the tag's own region if there is one, as in
 * package/src/languages.ts; nothing if there is none. */
function languageOf(tag) {
  try {
    const [language, script, region] = parts(tag);
    const same = LANGUAGES.filter((ours) => parts(ours)[0] === language && parts(ours)[1] === script);
    // Of Portuguese, which is the only one with two regions and none that goes for all, the other is Portugal's.
    return same.find((ours) => parts(ours)[2] === region) ?? same.find((ours) => ours === language) ?? same.at(-1);
  } catch {
    return undefined;
  }
}

/** Language, script and region: of a tag that does not say them, the likeliest. */
function parts(tag) {
  const { language, script, region } = new Intl.Locale(tag).maximize();
  return [language, script, region];
}

function kept() {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    // A browser that keeps nothing.
    return null;
  }
}

/** What is said in a language, by name; of English nothing: that is in the wasm. */
async function load(language) {
  if (language === "en") return undefined;
  // Of just this version of the page: the wasm counts on the order of the sentences.
  const version = document.getElementById("app-wasm").href.split("/").at(-1);
  const answer = await fetch(new URL(`lang/${language}.json?${version}`, document.baseURI));
  if (!answer.ok) throw new Error(`lang/${language}.json: ${answer.status}`);
  return answer.json();
}

function setLanguage(tag) {
  document.documentElement.lang = tag;
  document.documentElement.dir = /Arab|Hebr/.test(parts(tag)[1]) ? "rtl" : "ltr";
}

const { tag, language } = choose();
setLanguage(tag);
/** What is said in the page's language, by name. */
app.messages = load(language).catch((error) => {
  console.error(error);
  setLanguage("en");
});
/** The same for the wasm, in its order. */
app.messages.then((messages) => (app.phrases = messages && Object.values(messages)));

/** Makes a list of all languages of a `<select>`. What is chosen is kept, and the page loaded in it. */
app.offerLanguages = (select) => {
  const nameOf = (tag) => new Intl.DisplayNames(tag, { type: "language", languageDisplay: "standard" }).of(tag);
  const optionOf = (ours) => {
    const option = new Option(nameOf(ours), ours, ours === language, ours === language);
    option.lang = ours;
    return option;
  };
  select.add(optionOf(language));
  // The others once somebody comes to it: a browser measures every name, and looks for fonts of all scripts.
  select.addEventListener("focus", () => select.replaceChildren(...LANGUAGES.map(optionOf)), { once: true });
  select.addEventListener("change", () => {
    const chosen = select.value;
    // Should the reader stay, for the sake of what is not saved.
    select.value = language;
    const url = new URL(location.href);
    try {
      localStorage.setItem(KEPT, chosen);
      url.searchParams.delete("lang");
    } catch {
      url.searchParams.set("lang", chosen);
    }
    location.href = url.href;
  });
};
