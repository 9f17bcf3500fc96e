#include "harness/explain/explanation.h"

#include <algorithm>
#include <chrono>
#include <string_view>

#include "sim/journal/json_writer.h"

namespace harness {
namespace {

constexpr std::size_t kStep = 2;  // how many columns a sentence is set in for each depth

std::string when(const Sentence& sentence, sim::Time begin) {
  return sentence.time ? sim::to_text(*sentence.time - begin) : std::string{};
}

// How many characters a text has.
std::size_t columns_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (c & 0xc0) != 0x80; }));
}

// Appends `head` and the text, in lines of `columns`, those after the first below the text.
void append_lines(std::string& out, const std::string& head, std::string_view text,
                  std::size_t columns) {
  out += head;
  std::size_t used = columns_of(head);
  for (bool is_first = true; !text.empty(); is_first = false) {
    const std::string_view word = text.substr(0, text.find(' ', 1));
    text.remove_prefix(word.size());
    const bool fits = columns == 0 || is_first || used + columns_of(word) <= columns;
    if (!fits) {
      out += "\n" + std::string(head.size(), ' ');
      used = head.size();
    }
    const std::string_view shown = fits ? word : word.substr(word.find_first_not_of(' '));
    out += shown;
    used += columns_of(shown);
  }
  out += "\n";
}

void write(sim::JsonWriter& json, const Sentence& sentence, sim::Time begin) {
  json.begin_object();
  if (sentence.time) {
    json.key("time").value(sim::to_iso8601(*sentence.time));
    const auto after = std::chrono::floor<std::chrono::milliseconds>(*sentence.time - begin);
    json.key("after_ms").value(std::int64_t{after.count()});
  }
  json.key("text").value(sentence.text);
  json.key("depth").value(sentence.depth);
  json.key("events").begin_array();
  for (const std::uint64_t event : sentence.events) json.value(event);
  json.end_array();
  json.end_object();
}

}  // namespace

std::string to_text(const Explanation& explanation, std::size_t columns) {
  std::string text = explanation.title + "\n";
  for (const Part& part : explanation.parts) {
    if (part.sentences.empty()) continue;
    text += "\n" + part.title + "\n";
    std::size_t width = 0;
    for (const Sentence& sentence : part.sentences) {
      width = std::max(width, when(sentence, explanation.begin).size());
    }
    for (const Sentence& sentence : part.sentences) {
      const std::string after = when(sentence, explanation.begin);
      std::string line = "  ";
      if (sentence.time) {
        line += std::string(width - after.size(), ' ') + after + "  " +
                sim::to_iso8601(*sentence.time) + "  ";
      }
      line += std::string(kStep * static_cast<std::size_t>(sentence.depth), ' ');
      append_lines(text, line, sentence.text, columns);
    }
  }
  return text;
}

std::string to_json(const Explanation& explanation) {
  sim::JsonWriter json;
  json.begin_object();
  json.key("kind").value(explanation.kind);
  json.key("id").value(explanation.id);
  json.key("title").value(explanation.title);
  json.key("begin").value(sim::to_iso8601(explanation.begin));
  json.key("parts").begin_array();
  for (const Part& part : explanation.parts) {
    json.begin_object();
    json.key("title").value(part.title);
    json.key("sentences").begin_array();
    for (const Sentence& sentence : part.sentences) write(json, sentence, explanation.begin);
    json.end_array();
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return json.take();
}

}  // namespace harness
