(function () {
  "use strict";
  var form = document.getElementById("filters");
  var count = document.getElementById("count");
  var cards = Array.prototype.slice.call(document.querySelectorAll("#offerings > li"));
  var fields = Array.prototype.slice.call(form.querySelectorAll("input, select"));
  var other = document.getElementById("other-language");
  var start = other.getAttribute("href");
  var french = document.documentElement.lang === "fr";
  function plain(text) {
    return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  }
  var texts = cards.map(function (card) { return plain(card.textContent); });
  function answers(card, text) {
    return fields.every(function (field) {
      if (!field.value) { return true; }
      if (field.name === "words") {
        return plain(field.value).split(/\s+/).every(function (word) { return text.indexOf(word) >= 0; });
      }
      return (card.getAttribute("data-" + field.name) || "").split(" ").indexOf(field.value) >= 0;
    });
  }
  function tell(shown) {
    var form_ = shown === 0 ? "none" : (french ? shown < 2 : shown === 1) ? "one" : "many";
    var text = count.dataset[form_].replace("#n", shown).replace("#all", cards.length);
    if (count.textContent !== text) { count.textContent = text; }
  }
  function show() {
    var shown = 0;
    cards.forEach(function (card, index) {
      card.hidden = !answers(card, texts[index]);
      if (!card.hidden) { shown += 1; }
    });
    tell(shown);
  }
  function state() {
    return fields.filter(function (field) { return field.value; }).map(function (field) {
      return field.name + "=" + encodeURIComponent(field.value);
    }).join("&");
  }
  function keep() {
    var held = state();
    other.setAttribute("href", start + (held ? "#" + held : ""));
    history.replaceState(null, "", held ? "#" + held : location.pathname + location.search);
  }
  function read() {
    var wanted = {};
    location.hash.slice(1).split("&").forEach(function (pair) {
      var cut = pair.indexOf("=");
      if (cut < 1) { return; }
      try { wanted[pair.slice(0, cut)] = decodeURIComponent(pair.slice(cut + 1)); } catch (error) { return; }
    });
    fields.forEach(function (field) {
      var value = Object.prototype.hasOwnProperty.call(wanted, field.name) ? wanted[field.name] : "";
      field.value = value;
      if (field.value !== value) { field.value = ""; }
    });
    if (state()) { other.setAttribute("href", start + "#" + state()); }
    show();
  }
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("input", function () { show(); keep(); });
  form.addEventListener("reset", function () { setTimeout(function () { show(); keep(); }, 0); });
  window.addEventListener("hashchange", read);
  form.hidden = false;
  read();
})();
