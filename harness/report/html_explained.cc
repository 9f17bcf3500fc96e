#include "harness/report/html_explained.h"

#include "harness/report/html_events.h"
#include "harness/report/text.h"

namespace harness {
namespace {

constexpr const char* kIndents[] = {"", "padding-left:1.2em", "padding-left:2.4em",
                                    "padding-left:3.6em"};
constexpr int kDeepestIndent = 3;

std::string explained_anchor(const std::string& take_anchor, std::size_t index) {
  return take_anchor + "-why-" + std::to_string(index + 1);
}

std::string sentence_row(const Sentence& sentence, sim::Time begin) {
  const std::string when = sentence.time ? sim::to_text(*sentence.time - begin) : std::string{};
  const std::string clock = sentence.time ? sim::to_iso8601(*sentence.time) : std::string{};
  std::string evidence;
  for (const std::uint64_t event : sentence.events) {
    evidence += (evidence.empty() ? "events " : ", ") + std::to_string(event);
  }
  const int depth = sentence.depth < kDeepestIndent ? sentence.depth : kDeepestIndent;
  return "<tr title=\"" + escaped(evidence) + "\"><td title=\"" + escaped(clock) + "\">" +
         escaped(when) + "</td><td style=\"" + kIndents[depth] + "\">" + escaped(sentence.text) +
         "</td></tr>\n";
}

// The anchor is within what is folded, so that a link to it unfolds it.
std::string explanation_text(const Explanation& explanation, const std::string& anchor) {
  std::string text = "<details>\n<summary>" + escaped(explanation.title) +
                     "</summary>\n<div id=\"" + anchor + "\">\n";
  for (const Part& part : explanation.parts) {
    if (part.sentences.empty()) continue;
    text += element("h4", "", escaped(part.title)) + "\n<table>\n";
    for (const Sentence& one : part.sentences) text += sentence_row(one, explanation.begin);
    text += "</table>\n";
  }
  return text + "</div>\n</details>\n";
}

}  // namespace

std::string explained_section(const Take& take, const std::string& take_anchor) {
  if (take.explained.empty()) return {};
  std::string text = "<h3>Explained</h3>\n";
  for (std::size_t i = 0; i < take.explained.size(); ++i) {
    text += explanation_text(take.explained[i], explained_anchor(take_anchor, i));
  }
  return text;
}

std::string explained_link(const Take& take, const std::string& take_anchor,
                           const std::string& kind, const std::string& id) {
  for (std::size_t i = 0; i < take.explained.size(); ++i) {
    if (take.explained[i].kind != kind || take.explained[i].id != id) continue;
    return " <a href=\"#" + explained_anchor(take_anchor, i) + "\">explained</a>";
  }
  return {};
}

}  // namespace harness
