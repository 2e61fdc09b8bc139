"use strict";
// The card beside a mark (hover, keyboard focus, click or touch) and the heading at hand in the outline.
(() => {
  const card = document.getElementById("card");
  const cards = document.getElementById("cards").content;
  const article = document.querySelector("article");
  let pinned = null; // the mark whose card stays until the next click or Escape
  let leaving = 0;
  let lit = [];

  const isOn = (mark) => document.getElementById("show-" + mark.classList[0]).checked;

  // the mark and those around it, innermost first, without layers that are switched off
  function around(mark) {
    const found = [];
    for (let at = mark; at && at !== article; at = at.parentElement) {
      if (at.tagName === "MARK" && isOn(at)) found.push(at);
    }
    return found;
  }

  function hide() {
    clearTimeout(leaving);
    pinned = null;
    card.hidden = true;
    for (const mark of lit) {
      mark.classList.remove("lit");
      mark.removeAttribute("aria-describedby");
    }
    lit = [];
  }

  // x tells which line of a mark that is broken over lines is meant
  function show(mark, x, y) {
    const marks = around(mark);
    hide();
    if (!marks.length) return;
    const parts = marks.map((m) => cards.getElementById("c" + m.dataset.f).cloneNode(true));
    let before = null; // a metric stands at the characters of its figure: they show once
    for (const part of parts) {
      part.removeAttribute("id");
      const text = part.querySelector(".text");
      if (text.textContent === before) text.remove();
      else before = text.textContent;
    }
    card.replaceChildren(...parts);
    card.hidden = false;
    lit = [...article.querySelectorAll(`mark[data-f="${marks[0].dataset.f}"]`)];
    for (const piece of lit) piece.classList.add("lit");
    mark.setAttribute("aria-describedby", "card");
    if (!lit.includes(mark)) lit.push(mark);
    const lines = [...marks[0].getClientRects()];
    const line = lines.find((r) => y >= r.top && y <= r.bottom && x >= r.left && x <= r.right) || lines[0];
    const { width, height } = card.getBoundingClientRect();
    const below = line.bottom + 4;
    const top = below + height <= innerHeight ? below : Math.max(4, line.top - height - 4);
    card.style.top = top + "px";
    card.style.left = Math.max(4, Math.min(line.left, innerWidth - width - 4)) + "px";
  }

  const markOf = (event) => event.target.closest && event.target.closest("article mark");

  document.addEventListener("mouseover", (event) => {
    if (card.contains(event.target)) return clearTimeout(leaving);
    if (pinned) return;
    const mark = markOf(event);
    if (mark) show(mark, event.clientX, event.clientY);
    else if (!card.hidden) {
      clearTimeout(leaving);
      leaving = setTimeout(hide, 150); // time to reach the card
    }
  });
  document.addEventListener("click", (event) => {
    if (card.contains(event.target)) return;
    const mark = markOf(event);
    if (!mark || pinned === mark) return hide();
    show(mark, event.clientX, event.clientY);
    pinned = mark;
  });
  document.addEventListener("focusin", (event) => {
    if (!pinned && event.target.matches("mark:focus-visible")) show(event.target);
  });
  document.addEventListener("focusout", (event) => {
    if (!pinned && event.target.matches("mark")) hide();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
  document.addEventListener("change", hide);
  document.addEventListener("scroll", (event) => {
    if (event.target !== document || card.hidden) return;
    // the card of a pinned or focused mark goes along; one that the pointer has left behind goes
    const stays = pinned || document.querySelector("article mark:focus-visible");
    if (!stays) return hide();
    const was = pinned;
    show(stays);
    pinned = was;
  }, { passive: true, capture: true });

  // the last heading that has come into the upper part of the window
  const links = new Map();
  for (const link of document.querySelectorAll("nav a")) links.set(link.hash.slice(1), link);
  const headings = [...article.querySelectorAll("mark.outline[id]")];
  let here = null;
  let waiting = false;
  function follow() {
    waiting = false;
    let low = 0, high = headings.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (headings[middle].getBoundingClientRect().top < innerHeight / 3) low = middle + 1;
      else high = middle;
    }
    const link = low ? links.get(headings[low - 1].id) : null;
    if (link === here) return;
    if (here) here.classList.remove("here");
    here = link;
    if (!here) return;
    here.classList.add("here");
    const nav = here.closest("nav");
    const at = here.getBoundingClientRect(), box = nav.getBoundingClientRect();
    if (at.top < box.top || at.bottom > box.bottom) nav.scrollTop += at.top - box.top - box.height / 2;
  }
  addEventListener("scroll", () => {
    if (!waiting) {
      waiting = true;
      requestAnimationFrame(follow);
    }
  }, { passive: true });
  follow();
})();
