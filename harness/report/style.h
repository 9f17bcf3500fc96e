// The report's style sheet and its only script.
//
// Colours are Okabe and Ito's, which people with every kind of colour vision tell apart; nothing is
// said by colour alone. Text is dark on white.
#pragma once

#include <string_view>

namespace harness {

inline constexpr std::string_view kStyle = R"css(
:root { --ink: #1a1a1a; --soft: #555; --rule: #c8c8c8; --grid: #ececec; --blue: #0072b2;
  --sky: #56b4e9; --green: #007a58; --orange: #e69f00; --red: #b83a00; --purple: #9a4d7c; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 24px 32px 48px; max-width: 1200px; background: #fff;
  color: var(--ink); font: 15px/1.45 system-ui, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; }
h1 { font-size: 24px; margin: 0 0 4px; }
h2 { font-size: 20px; margin: 0 0 2px; }
h3 { font-size: 15px; margin: 22px 0 4px; }
p { margin: 4px 0; }
a { color: var(--blue); }
code, .mono { font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace;
  font-size: 13px; }
.soft { color: var(--soft); }
.take { border-top: 3px solid var(--ink); margin-top: 40px; padding-top: 18px; }
.verdict { display: inline-block; padding: 1px 10px; border-radius: 4px; font-weight: 600;
  color: #fff; margin-right: 8px; }
.passed { background: var(--green); }
.failed { background: var(--red); }
.word-passed { color: var(--green); font-weight: 600; }
.word-failed { color: var(--red); font-weight: 600; }
.verdict, .word-passed, .word-failed { white-space: nowrap; }
.facts { display: flex; flex-wrap: wrap; gap: 4px 26px; margin: 10px 0 4px; padding: 0; }
.facts div { min-width: 80px; }
.facts dt { font-size: 12px; color: var(--soft); }
.facts dd { margin: 0; font-weight: 600; }
table { border-collapse: collapse; margin: 6px 0; }
th { text-align: left; font-size: 12px; font-weight: 600; color: var(--soft); }
th, td { padding: 3px 18px 3px 0; border-bottom: 1px solid var(--grid); vertical-align: top; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.wide { overflow-x: auto; }
.wide > svg { min-width: 800px; }
.wide > .events { min-width: 640px; }
.problem { border: 1px solid var(--red); border-left-width: 6px; border-radius: 4px;
  padding: 8px 14px; margin: 10px 0; }
.problem dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 14px; margin: 6px 0; }
.problem dt { color: var(--soft); }
.problem dd { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
.problem pre { margin: 6px 0 2px; white-space: pre-wrap; overflow-wrap: anywhere; font-size: 12.5px;
  font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; }
.events { width: 100%; table-layout: fixed; }
.events tr.bad td { color: var(--red); }
.all-events summary { font-weight: 600; margin: 22px 0 4px; cursor: pointer; }
.all-events input { font: inherit; width: 32em; max-width: 100%; padding: 2px 8px; }
.events td { font-size: 12.5px; overflow-wrap: anywhere; }
.why { margin: 3px 0; }
.why summary { cursor: pointer; overflow-wrap: anywhere; }
.why > div { border-left: 3px solid var(--rule); margin: 4px 0 12px 5px; padding-left: 14px; }
.why > div:target { border-left-color: var(--blue); }
.why h4 { font-size: 13px; margin: 10px 0 2px; }
.why table { margin: 0; width: 100%; }
.why td { font-size: 13.5px; overflow-wrap: anywhere; padding-right: 12px; }
.why td:first-child { width: 5.8em; white-space: nowrap; color: var(--soft); }
svg a:hover { opacity: .65; }
svg { display: block; width: 100%; height: auto; margin: 4px 0; }
svg text { font-family: inherit; fill: var(--ink); }
.tick { font-size: 10.5px; fill: var(--soft) !important; }
.lane { font-size: 12.5px; font-weight: 600; }
.sublane { font-size: 10px; fill: var(--soft) !important; }
.inbar { font-size: 10px; pointer-events: none; }
.middle { text-anchor: middle; } .end { text-anchor: end; }
.rule { stroke: var(--rule); stroke-width: 1; }
.grid { stroke: var(--grid); stroke-width: 1; }
.break { fill: #f3f3f3; stroke: #dcdcdc; stroke-dasharray: 2 3; }
.mark { stroke: #fff; stroke-width: .8; }
.email { fill: var(--blue); } .sms { fill: var(--purple); } .chat { fill: var(--green); }
.mark.was-interrupted { fill: var(--orange); stroke: var(--ink); }
.passage { fill: var(--purple); }
.waiting { fill: var(--orange); } .in-flight { fill: var(--sky); }
.dead-line { fill: none; stroke: var(--red); stroke-width: 2; }
.age-line { fill: none; stroke: var(--ink); stroke-width: 1.4; }
.task.starting { fill: #d9d9d9; stroke: #8a8a8a; stroke-width: .7; stroke-dasharray: 2 2; }
.task.running { fill: #7d7d7d; } .task.stopping { fill: #c2c2c2; }
.run { stroke: var(--ink); stroke-width: .6; }
.run.finished { fill: #9ccbe8; } .run.at-work { fill: #dbeaf4; }
.run.interrupted { fill: #f5cf7a; } .run.failed, .run.killed, .run.crashed { fill: #ee9a74; }
.end-mark { stroke: var(--ink); stroke-width: 1.6; fill: none; }
.crash-mark { stroke: var(--red); stroke-width: 2.2; fill: none; }
.error-mark { fill: var(--red); }
.retry-mark { fill: #fff; stroke: var(--ink); stroke-width: 1.6; }
.redriven-mark { fill: var(--green); stroke: #fff; stroke-width: .8; }
.fault-mark { fill: var(--purple); stroke: #fff; stroke-width: .8; }
.failure { stroke: var(--red); stroke-width: 1.4; stroke-dasharray: 6 3; }
.failure-label { font-size: 11px; font-weight: 700; fill: var(--red) !important; }
.stem { stroke: #b5b5b5; stroke-width: 1; }
.answer { stroke: var(--ink); stroke-width: .7; }
.answer.warm { fill: var(--sky); } .answer.cold { fill: #fff; stroke: var(--blue);
  stroke-width: 2; }
.answer.was-interrupted { fill: var(--orange); }
.legend { display: flex; flex-wrap: wrap; gap: 2px 20px; font-size: 12px; color: var(--soft); }
.legend svg { display: inline-block; width: 22px; height: 12px; margin: 0 5px 0 0;
  vertical-align: -1px; }
.pointing .hot { opacity: .18; } .pointing .hot.on { opacity: 1; }
@media (max-width: 600px) { body { padding: 16px 14px 32px; } }
@media print {
  .wide { overflow: visible; } .wide > svg, .wide > .events { min-width: 0; }
  @page { size: A4 landscape; margin: 12mm; }
  body { padding: 0; max-width: none; font-size: 11px;
    -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  .take { break-before: page; margin-top: 0; }
  h3, .problem dl { break-after: avoid; } svg, tr, .problem { break-inside: avoid; }
  a { color: inherit; text-decoration: none; }
}
)css";

// Lets the pointer highlight all shapes of one `way` (PlatformReport), and events be filtered. The
// report can be read without it.
inline constexpr std::string_view kScript = R"js(
for (const svg of document.querySelectorAll("svg[role=img]")) {
  svg.addEventListener("mouseover", (event) => {
    const way = [...event.target.classList].find((name) => /^c\d+$/.test(name));
    svg.classList.toggle("pointing", way !== undefined);
    for (const on of svg.querySelectorAll(".on")) on.classList.remove("on");
    if (way) for (const part of svg.querySelectorAll("." + way)) part.classList.add("on");
  });
  svg.addEventListener("mouseleave", () => svg.classList.remove("pointing"));
}
for (const all of document.querySelectorAll(".all-events")) {
  const field = document.createElement("input");
  field.type = "search";
  field.placeholder = "only rows with these words";
  field.setAttribute("aria-label", "Filter events");
  const count = document.createElement("span");
  count.className = "soft";
  all.querySelector("p").append(field, " ", count);
  const rows = [...all.querySelectorAll("tbody tr")];
  const texts = [];
  field.addEventListener("input", () => {
    const words = field.value.toLowerCase().split(/\s+/).filter((word) => word !== "");
    let shown = 0;
    rows.forEach((row, i) => {
      texts[i] ??= [...row.cells].map((cell) => cell.textContent).join(" ").toLowerCase();
      row.hidden = !words.every((word) => texts[i].includes(word));
      if (!row.hidden) ++shown;
    });
    count.textContent = words.length === 0 ? "" : `${shown} of ${rows.length}`;
  });
}
)js";

}  // namespace harness
