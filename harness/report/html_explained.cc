#include "harness/report/html_explained.h"

#include <algorithm>

#include "harness/report/html_events.h"
#include "harness/report/text.h"
#include "harness/story/text.h"

namespace harness {
namespace {

constexpr const char* kIndents[] = {"", "padding-left:1.2em", "padding-left:2.4em",
                                    "padding-left:3.6em"};
constexpr int kDeepestIndent = 3;

std::string explained_anchor(const std::string& take_anchor, std::size_t index) {
  return take_anchor + "-why-" + std::to_string(index + 1);
}

// The text of a sentence. What it says to ask next, such as `backlot explain JOURNAL task b02e`,
// leads to the answer, if the page has that.
std::string linked(const std::string& text, const Take& take, const std::string& take_anchor) {
  constexpr std::string_view kAsk = "`backlot explain JOURNAL ";
  const std::size_t ask = text.find(kAsk);
  const std::size_t end = ask == text.npos ? ask : text.find('`', ask + kAsk.size());
  if (end == text.npos) return escaped(text);
  const std::string what = text.substr(ask + kAsk.size(), end - ask - kAsk.size());
  const std::size_t blank = std::min(what.find(' '), what.size());
  const std::string name = blank == what.size() ? "" : what.substr(blank + 1);
  for (std::size_t i = 0; i < take.explained.size(); ++i) {
    const Explanation& one = take.explained[i];
    const bool is_it = one.id == name || (!name.empty() && last_part(one.id).starts_with(name));
    if (one.kind != what.substr(0, blank) || !is_it) continue;
    return escaped(text.substr(0, ask)) + "<a href=\"#" + explained_anchor(take_anchor, i) + "\">" +
           escaped(text.substr(ask + 1, end - ask - 1)) + "</a>" + escaped(text.substr(end + 1));
  }
  return escaped(text);
}

std::string sentence_row(const Sentence& sentence, sim::Time begin, const std::string& text) {
  const std::string when = sentence.time ? sim::to_text(*sentence.time - begin) : std::string{};
  const std::string clock = sentence.time ? sim::to_iso8601(*sentence.time) : std::string{};
  std::string evidence;
  for (const std::uint64_t event : sentence.events) {
    evidence += (evidence.empty() ? "events " : ", ") + std::to_string(event);
  }
  const int depth = sentence.depth < kDeepestIndent ? sentence.depth : kDeepestIndent;
  return "<tr title=\"" + escaped(evidence) + "\"><td title=\"" + escaped(clock) + "\">" +
         escaped(when) + "</td><td style=\"" + kIndents[depth] + "\">" + text + "</td></tr>\n";
}

// The anchor is within what is folded, so that a link to it unfolds it.
std::string explanation_text(const Explanation& explanation, const Take& take,
                             const std::string& take_anchor, const std::string& anchor) {
  std::string text = "<details class=\"why\">\n<summary>" + escaped(explanation.title) +
                     "</summary>\n<div id=\"" + anchor + "\">\n";
  for (const Part& part : explanation.parts) {
    if (part.sentences.empty()) continue;
    text += element("h4", "", escaped(part.title)) + "\n<table>\n";
    for (const Sentence& one : part.sentences) {
      text += sentence_row(one, explanation.begin, linked(one.text, take, take_anchor));
    }
    text += "</table>\n";
  }
  return text + "</div>\n</details>\n";
}

}  // namespace

std::string explained_section(const Take& take, const std::string& take_anchor) {
  if (take.explained.empty()) return {};
  std::string text = "<h3>Explained</h3>\n";
  for (std::size_t i = 0; i < take.explained.size(); ++i) {
    text +=
        explanation_text(take.explained[i], take, take_anchor, explained_anchor(take_anchor, i));
  }
  return text;
}

std::string explained_place(const Take& take, const std::string& take_anchor,
                            const std::string& kind, const std::string& id) {
  for (std::size_t i = 0; i < take.explained.size(); ++i) {
    if (take.explained[i].kind != kind || take.explained[i].id != id) continue;
    return "#" + explained_anchor(take_anchor, i);
  }
  return {};
}

std::string explained_link(const Take& take, const std::string& take_anchor,
                           const std::string& kind, const std::string& id) {
  const std::string place = explained_place(take, take_anchor, kind, id);
  return place.empty() ? "" : " <a href=\"" + place + "\">explained</a>";
}

}  // namespace harness
