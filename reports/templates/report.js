"use strict";
(function () {
  var words = JSON.parse(document.getElementById("words").textContent);
  var data = JSON.parse(document.getElementById("data").textContent);
  var t = words.t, texts = data.texts, STEP = 100;
  var rows = Array.prototype.slice.call(document.querySelectorAll(".heat tbody tr"));
  var names = rows.map(function (row) { return row.cells[0].textContent; });
  var titles = rows.map(function (row) { return row.querySelector("bdi").textContent; });
  var search = document.getElementById("search"), item = document.getElementById("item"), verdict = document.getElementById("verdict");
  var view = "overview", agency = 0, limit = STEP, all = null;

  // Texts only ever go in as text: nothing that a page said is read as markup.
  function el(tag, attributes) {
    var made = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    for (var at = 2; at < arguments.length; at++) {
      var child = arguments[at];
      if (child !== null && child !== "") made.append(child);
    }
    return made;
  }

  function fits(text, wanted) {
    return wanted.every(function (word) { return text.indexOf(word) >= 0; });
  }

  function wantedWords() {
    return search.value.toLowerCase().split(/\s+/).filter(Boolean);
  }

  function showOverview() {
    var wanted = wantedWords(), shown = 0;
    rows.forEach(function (row, at) {
      var letters = item.value ? row.dataset.c.charAt(Number(item.value)) : row.dataset.c;
      var good = fits(names[at].toLowerCase(), wanted);
      if (good && verdict.value) good = letters.split("").some(function (l) { return verdict.value.indexOf(l) >= 0; });
      row.hidden = !good;
      if (good) shown++;
    });
    say(shown, rows.length);
  }

  function say(shown, count) {
    document.getElementById("shown").textContent = t.shown.replace("{n}", shown).replace("{all}", count);
  }

  function cellsOf(at) {
    return data.agencies[at].map(function (cell, place) { return { agency: at, place: place, cell: cell }; }).filter(function (one) { return one.cell; });
  }

  // Every indicator of every agency, the dearest first; made when it is first asked for.
  function everything() {
    if (all) return all;
    all = [];
    data.agencies.forEach(function (_, at) { all = all.concat(cellsOf(at)); });
    all = all.filter(function (one) { return one.cell[0] !== "p"; });
    all.sort(function (a, b) { return points(b) - points(a) || a.agency - b.agency || a.place - b.place; });
    return all;
  }

  // What is to be done stands first, as in the list; what passes follows in the framework's order.
  function worstFirst(list) {
    var open = list.filter(function (one) { return one.cell[0] !== "p"; });
    open.sort(function (a, b) { return points(b) - points(a) || a.place - b.place; });
    return open.concat(list.filter(function (one) { return one.cell[0] === "p"; }));
  }

  function points(one) { return Number(data.items[one.place][2]); }

  function matching(list) {
    var wanted = wantedWords();
    return list.filter(function (one) {
      if (item.value && Number(item.value) !== one.place) return false;
      if (verdict.value && verdict.value.indexOf(one.cell[0]) < 0) return false;
      if (!wanted.length) return true;
      var quotes = one.cell[4].map(function (n) { return texts[n]; }).join(" ");
      var links = one.cell[5].map(function (link) { return texts[link[0]]; }).join(" ");
      var said = [names[one.agency], data.items[one.place][0], data.items[one.place][1], texts[one.cell[1]], quotes, links].join(" ");
      return fits(said.toLowerCase(), wanted);
    });
  }

  function table(list, withAgency) {
    var heads = [t.item, t.verdict, t.points, t.todo, t.seen, t.links];
    if (withAgency) heads.unshift(t.agency);
    var head = el("tr");
    heads.forEach(function (name) { head.append(el("th", { scope: "col" }, name)); });
    var body = el("tbody");
    list.forEach(function (one) { body.append(line(one, withAgency)); });
    return el("table", { "class": "list" }, el("thead", {}, head), body);
  }

  function line(one, withAgency) {
    var cell = one.cell, about = data.items[one.place], row = el("tr");
    if (withAgency) row.append(el("td", { "class": "who" }, el("a", { href: "#a" + one.agency }, el("bdi", {}, titles[one.agency]))));
    row.append(el("td", {}, el("strong", {}, about[0]), " " + about[1]));
    row.append(el("td", { "class": "verdict " + cell[0] }, words.s[cell[0]] + " " + words.v[cell[0]]));
    row.append(el("td", { "class": "points", "data-l": t.points }, about[2]));
    row.append(todo(cell));
    var quotes = el("td", {});
    for (var at = 0; at < cell[4].length; at += 2) {
      quotes.append(el("blockquote", {}, el("bdi", {}, texts[cell[4][at]]), texts[cell[4][at + 1]] ? el("small", {}, " (" + texts[cell[4][at + 1]] + ")") : ""));
    }
    row.append(quotes, links(cell[5]));
    return row;
  }

  function todo(cell) {
    var made = el("td", { "class": "todo" }, texts[cell[1]] || (cell[0] === "p" ? el("small", {}, t.nothing) : ""));
    if (texts[cell[2]]) made.append(el("div", {}, el("small", {}, t.division + ": " + texts[cell[2]])));
    if (cell[3].length) {
      var others = el("ul");
      cell[3].forEach(function (number) { others.append(el("li", {}, texts[number])); });
      made.append(el("details", {}, el("summary", {}, t.other_reasons), others));
    }
    return made;
  }

  function links(given) {
    var made = el("td", { "class": "links" });
    if (!given.length) made.append(t.no_link);
    given.forEach(function (link) {
      var url = texts[link[0]];
      var opens = link[1] && /^https?:\/\//i.test(url);
      made.append(el("div", {},
        given.length > 1 ? el("span", { "class": link[2] }, words.s[link[2]] + " " + words.v[link[2]]) : "", " ",
        opens ? el("a", { href: url, rel: "noopener noreferrer", target: "_blank" }, el("bdi", {}, url)) : el("bdi", {}, url),
        el("div", {}, el("small", {}, t.checked + " " + texts[link[3]])),
        given.length > 1 && texts[link[4]] ? el("div", {}, el("small", {}, texts[link[4]])) : ""));
    });
    return made;
  }

  function showTable(section, list, withAgency) {
    var found = matching(list), body = section.querySelector(".body");
    body.textContent = "";
    if (!found.length) body.append(el("p", {}, list.length ? t.none_found : t.no_todo));
    else body.append(table(found.slice(0, limit), withAgency));
    if (found.length > limit) {
      var more = el("button", { type: "button" }, t.more);
      more.addEventListener("click", function () { limit += STEP; show(); });
      body.append(more);
    }
    say(Math.min(limit, found.length), list.length);
  }

  function showAgency() {
    var section = document.getElementById("agency");
    section.querySelector("h2").replaceChildren(rows[agency].querySelector("bdi").cloneNode(true));
    showTable(section, worstFirst(cellsOf(agency)), false);
    section.querySelector(".body").prepend(document.getElementById("t" + agency).content.cloneNode(true));
  }

  function show() {
    if (view === "overview") showOverview();
    else if (view === "list") showTable(document.getElementById("list"), everything(), true);
    else showAgency();
  }

  function go(focus) {
    var asked = location.hash.slice(1), number = /^a(\d+)$/.exec(asked);
    if (number && Number(number[1]) < rows.length) { view = "agency"; agency = Number(number[1]); }
    else view = asked === "list" ? "list" : asked === "" && rows.length === 1 ? "agency" : "overview";
    limit = STEP;
    ["overview", "list", "agency"].forEach(function (name) { document.getElementById(name).hidden = name !== view; });
    document.querySelectorAll("nav a").forEach(function (link) {
      if (link.getAttribute("href") === "#" + view) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    });
    show();
    if (focus) { document.getElementById(view).focus(); window.scrollTo(0, 0); }
  }

  function again() { limit = STEP; show(); }

  search.addEventListener("input", again);
  item.addEventListener("change", again);
  verdict.addEventListener("change", again);
  document.getElementById("print").addEventListener("click", function () { window.print(); });
  document.querySelector(".filters").addEventListener("submit", function (event) { event.preventDefault(); });
  window.addEventListener("hashchange", function () { go(true); });
  document.querySelector(".filters").hidden = false;
  go(false);
})();
