#include "fakes/logs/filter_pattern.h"

#include <algorithm>

#include "fakes/aws/decode.h"
#include "fakes/logs/errors.h"

namespace logs {
namespace {

constexpr std::string_view kSpace = " \t\r\n";

// Takes the next word or quoted phrase off the front of `text`.
std::string take_term(std::string_view& text) {
  if (text.front() != '"') {
    const std::size_t end = std::min(text.find_first_of(kSpace), text.size());
    std::string term(text.substr(0, end));
    text.remove_prefix(end);
    return term;
  }
  std::string phrase;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '"') {
      text.remove_prefix(i + 1);
      return phrase;
    }
    if (text[i] == '\\' && i + 1 < text.size()) ++i;
    phrase += text[i];
  }
  throw invalid_parameter("Invalid filter pattern");
}

bool contains(std::string_view message, const std::string& term) {
  return message.find(term) != std::string_view::npos;
}

}  // namespace

FilterPattern::FilterPattern(std::string_view text) {
  while (true) {
    const std::size_t begin = text.find_first_not_of(kSpace);
    if (begin == std::string_view::npos) return;
    text.remove_prefix(begin);
    const char first = text.front();
    if (first == '{') throw aws::not_modelled("filter patterns on JSON");
    if (first == '[') throw aws::not_modelled("filter patterns on columns");
    if (first == '%') throw aws::not_modelled("filter patterns with regular expressions");
    const bool is_marked = (first == '?' || first == '-') && text.size() > 1;
    if (is_marked) text.remove_prefix(1);
    std::string term = take_term(text);
    auto& terms = !is_marked ? all_ : first == '?' ? any_ : none_;
    terms.push_back(std::move(term));
  }
}

bool FilterPattern::matches(std::string_view message) const {
  const auto is_in = [message](const std::string& term) { return contains(message, term); };
  if (std::ranges::any_of(none_, is_in)) return false;
  // If a pattern has required terms, AWS ignores its optional ones.
  if (!all_.empty()) return std::ranges::all_of(all_, is_in);
  return any_.empty() || std::ranges::any_of(any_, is_in);
}

}  // namespace logs
