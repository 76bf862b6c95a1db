// Cuts the list of all pages down to those that hold what is asked for, and shows where.
// Terms are cut as publish/search/terms.py does it.
const UNSPACED = String.raw`\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\u{20000}-\u{3ffff}`;
const WORD = String.raw`(?![${UNSPACED}])[\p{L}\p{N}]`;
const RUN = new RegExp(`([${UNSPACED}]+)|(?:${WORD})+`, "gu");
const CUT = new RegExp(`(?:${WORD})+$`, "u");
const form = document.querySelector("form.search");
const field = form.querySelector("input");
const status = form.querySelector("output");
const list = document.getElementById("page:found");
const items = [...list.children];
const loaded = new Map();
let asked = 0;
let waiting;
let marks;
let shown = [];

const load = (name, read, options) => {
  if (!loaded.has(name)) {
    loaded.set(name, fetch(name, options).then((answer) => (answer.ok ? read(answer) : Promise.reject(new Error(name)))));
    loaded.get(name).catch(() => loaded.delete(name));
  }
  return loaded.get(name);
};
const json = (answer) => answer.json();
// The pieces are named by their content; the list of them has to be today's.
const pieces = () => load(form.dataset.index, json, { cache: "no-cache" });
const runs = (text) => [...text.normalize("NFKC").toLowerCase().matchAll(RUN)];

// Terms, and whether longer ones that begin with them are meant, too.
const terms = (found) =>
  found.flatMap(([run, isUnspaced]) => {
    const signs = [...run];
    return isUnspaced && signs.length > 1
      ? signs.slice(1).map((sign, at) => [signs[at] + sign, false])
      : [[run, isUnspaced || signs.length > 1 || found.length === 1]];
  });

const postings = async ([term, isPrefix]) => {
  const { firsts, files } = await pieces();
  const last = isPrefix ? term + "\uffff" : term;
  const wanted = files.filter((_, at) => firsts[at] <= last && !(firsts[at + 1] <= term));
  const scores = new Map();
  for (const piece of await Promise.all(wanted.map((name) => load(name, json)))) {
    for (const [known, pairs] of Object.entries(piece)) {
      if (known !== term && !(isPrefix && known.startsWith(term))) continue;
      for (let at = 0, page = 0; at < pairs.length; at += 2) {
        page += pairs[at];
        const score = pairs[at + 1] * (known === term ? 2 : 1);
        scores.set(page, Math.max(scores.get(page) ?? 0, score));
      }
    }
  }
  return scores;
};

// The passages of a page: the address of each, its language and its text.
const passages = async (answer) => {
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return [...page.querySelectorAll(".text :is(p, li:not(:has(p, li)), td, pre, h2, h3, h4, h5, h6)")].map((block) => ({
    id: block.id || block.querySelector("[id]")?.id || "",
    lang: block.closest("[lang]").lang,
    text: block.textContent.trim(),
  }));
};

// Text with what was asked for marked; `room` is how much of it is shown around the first mark.
const marked = (text, room = text.length) => {
  const first = Math.max(0, text.search(marks));
  const whole = (end) => text.slice(0, end).replace(CUT, "").length;
  const from = first > room / 3 ? whole(first - room / 4) : 0;
  const to = from + room < text.length ? whole(from + room) : text.length;
  const near = text.slice(from, to);
  const parts = [from ? "…" : ""];
  let end = 0;
  for (const { 0: match, index } of near.matchAll(marks)) {
    const mark = document.createElement("mark");
    mark.textContent = match;
    parts.push(near.slice(end, index), mark);
    end = index + match.length;
  }
  return [...parts, near.slice(end), to < text.length ? "…" : ""];
};

const restore = (item) => {
  item.querySelector(".excerpt")?.remove();
  for (const part of item.children) part.hidden = false;
  const link = item.querySelector("a");
  link.hash = "";
  link.textContent = link.textContent;
};

// Where a page holds most of what was asked for; its summary stays where that is in its title only.
const excerpt = async (item) => {
  const [link, own] = [item.querySelector("a"), asked];
  const found = await load(link.href.split("#")[0], passages);
  if (own !== asked) return;
  shown.push(item);
  const counts = found.map(({ text }) => new Set(text.toLowerCase().match(marks)).size);
  const best = found[counts.indexOf(Math.max(1, ...counts))];
  link.replaceChildren(...marked(link.textContent));
  if (!best) return;
  const part = document.createElement("p");
  part.className = "excerpt";
  part.lang = best.lang;
  part.append(...marked(best.text, /^(zh|ja|ko)/.test(best.lang) ? 90 : 180));
  const summary = item.querySelector("p:not(.meta)");
  if (summary) summary.hidden = true;
  item.querySelector("h2").after(part);
  if (!link.querySelector("mark")) link.hash = best.id;
};
const visible = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    visible.unobserve(target);
    excerpt(target).catch(() => {});
  }
});

const search = async () => {
  const own = ++asked;
  const wanted = runs(field.value);
  let found = items.map((_, at) => [at, 0]);
  clearTimeout(waiting);
  visible.disconnect();
  try {
    for (const scores of await Promise.all(terms(wanted).map(postings))) {
      const rarity = Math.log(1 + items.length / (scores.size || 1));
      found = found.filter(([at]) => scores.has(at)).map(([at, sum]) => [at, sum + scores.get(at) * rarity]);
    }
  } catch {
    if (own === asked) status.textContent = form.dataset.failed;
    return;
  }
  if (own !== asked) return;
  shown.forEach(restore);
  shown = [];
  found.sort(([one, a], [other, b]) => b - a || one - other);
  list.replaceChildren(...found.map(([at]) => items[at]));
  status.textContent = wanted.length ? (found.length ? form.dataset.found.replace("#", found.length) : form.dataset.none) : "";
  // The rest is for whoever stops to look.
  waiting = setTimeout(() => {
    history.replaceState(null, "", field.value ? `?q=${encodeURIComponent(field.value)}` : location.pathname);
    if (!wanted.length) return;
    marks = new RegExp(wanted.map(([run, isUnspaced]) => (isUnspaced ? run : `(?<!${WORD})${run}`)).join("|"), "giu");
    for (const item of list.children) visible.observe(item);
  }, 200);
};

// While Chinese is typed, the letters in the field are not yet what is asked for.
field.addEventListener("input", (event) => event.isComposing || search());
field.addEventListener("compositionend", search);
field.addEventListener("focus", () => pieces().catch(() => {}), { once: true });
form.addEventListener("submit", (event) => {
  event.preventDefault();
  list.querySelector("a")?.focus();
});
document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  const stops = [field, ...list.querySelectorAll("a")];
  const at = stops.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  let next = step && at >= 0 ? stops[at + step] : event.key === "/" && at && field;
  if (event.key === "Escape") {
    next = field;
    field.value = "";
    search();
  }
  if (!next) return;
  event.preventDefault();
  next.focus();
});
field.value = new URLSearchParams(location.search).get("q") ?? "";
if (field.value) search();
