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

// Whoever changes the language goes on reading at the same passage: its id is the same in all of them.
const passages = [...text.querySelectorAll('[id^="b-"]')];
for (const link of document.querySelectorAll("header.site a[data-same]")) {
  link.addEventListener("click", () => {
    const first = passages.find((passage) => passage.getBoundingClientRect().bottom > 0);
    link.hash = scrollY > 0 && first ? first.id : "";
  });
}
