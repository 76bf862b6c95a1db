// Extras of a post's page; everything can be read without them.
const text = document.querySelector(".text");
const { copy, copied } = text.closest("article").dataset;

// A button that copies a block of code: the text alone, without the marks around its words.
for (const pre of navigator.clipboard ? text.querySelectorAll("pre") : []) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = copy;
  button.lang = document.documentElement.lang;
  const box = document.createElement("div");
  box.className = "copied";
  pre.replaceWith(box);
  box.append(pre, button);
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(pre.textContent);
    button.textContent = copied;
    setTimeout(() => (button.textContent = copy), 2000);
  });
}

// Whoever changes the language goes on reading at the same passage: its id is the same in all of them. The switcher
// stands at the top, so the place is where the reader was last for a while, and the top itself only after some time.
const passages = [...text.querySelectorAll('[id^="b-"]')];
// What has all but left the window was read: there is a little room above a passage that was jumped to.
const passage = () => passages.find((one) => one.getBoundingClientRect().bottom > 40)?.id ?? "";
let place = "";
let waiting;
addEventListener("scroll", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => (place = scrollY > 0 ? passage() : ""), scrollY > 0 ? 700 : 6000);
});
for (const link of document.querySelectorAll("header.site a[data-same]")) {
  link.addEventListener("click", () => (link.hash = scrollY > 0 ? passage() : place));
}
