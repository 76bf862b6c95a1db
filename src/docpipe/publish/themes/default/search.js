// Cuts the list of all pages down to those that hold what is asked for. Terms are cut as publish/search/terms.py does.
const HAN = "\\u3005-\\u3007\\u3040-\\u30ff\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7af\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
const RUN = new RegExp(`([${HAN}]+)|(?:(?![${HAN}])[\\p{L}\\p{N}])+`, "gu");
const form = document.querySelector("form.search");
const field = form.querySelector("input");
const status = form.querySelector("output");
const list = document.getElementById("page:found");
const items = [...list.children];
const loaded = new Map();
let asked = 0;

const load = (name) => {
  if (!loaded.has(name)) {
    loaded.set(name, fetch(name).then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(name)))));
    loaded.get(name).catch(() => loaded.delete(name));
  }
  return loaded.get(name);
};

// A term, and whether longer ones that begin with it are meant, too.
const terms = (text) =>
  [...text.normalize("NFKC").toLowerCase().matchAll(RUN)].flatMap(([run, isHan]) => {
    const signs = [...run];
    return isHan && signs.length > 1
      ? signs.slice(1).map((sign, at) => [signs[at] + sign, false])
      : [[run, true]];
  });

const postings = async (term, isPrefix) => {
  const { firsts, files } = await load(form.dataset.index);
  const last = isPrefix ? term + "\uffff" : term;
  const wanted = files.filter((_, at) => firsts[at] <= last && !(firsts[at + 1] <= term));
  const scores = new Map();
  for (const shard of await Promise.all(wanted.map(load))) {
    for (const [known, pairs] of Object.entries(shard)) {
      if (known === term || (isPrefix && known.startsWith(term))) {
        let page = 0;
        for (let at = 0; at < pairs.length; at += 2) {
          page += pairs[at];
          const score = pairs[at + 1] * (known === term ? 2 : 1);
          scores.set(page, Math.max(scores.get(page) ?? 0, score));
        }
      }
    }
  }
  return scores;
};

const search = async () => {
  const own = ++asked;
  const wanted = terms(field.value);
  let found = items.map((_, at) => [at, 0]);
  try {
    for (const scores of await Promise.all(wanted.map(([term, isPrefix]) => postings(term, isPrefix)))) {
      const rarity = Math.log(1 + items.length / (scores.size || 1));
      found = found.filter(([at]) => scores.has(at)).map(([at, sum]) => [at, sum + scores.get(at) * rarity]);
    }
  } catch {
    status.textContent = form.dataset.failed;
    return;
  }
  if (own !== asked) return;
  found.sort(([one, a], [other, b]) => b - a || one - other);
  list.replaceChildren(...found.map(([at]) => items[at]));
  status.textContent = wanted.length ? (found.length ? `${form.dataset.found} ${found.length}` : form.dataset.none) : "";
  history.replaceState(null, "", field.value ? `?q=${encodeURIComponent(field.value)}` : location.pathname);
};

form.addEventListener("submit", (event) => {
  event.preventDefault();
  list.querySelector("a")?.focus();
});
field.addEventListener("input", search);
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && document.activeElement !== field && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    field.focus();
  }
});
field.value = new URLSearchParams(location.search).get("q") ?? "";
if (field.value) search();
