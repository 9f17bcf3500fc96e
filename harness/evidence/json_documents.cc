#include "harness/evidence/json_documents.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "harness/evidence/json_repair.h"
#include "sim/journal/json_text.h"

namespace evidence {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";
// What may stand between documents without a meaning: blanks, commas, and the separator of JSON
// text sequences (RFC 7464).
constexpr std::string_view kBetween = " \t\r\n,\x1e";
constexpr int kMostDepth = sim::JsonTree::kMaxDepth;
constexpr std::size_t kMostOpening = 200;

// Lists of records that are deeper than the others: those of OpenTelemetry and of X-Ray.
bool is_nested_list(std::string_view name) {
  constexpr std::array<std::string_view, 4> kNames = {"scopeSpans", "spans", "Segments",
                                                      "instrumentationLibrarySpans"};
  return std::ranges::find(kNames, name) != kNames.end();
}

}  // namespace

const sim::JsonValue* JsonDocuments::next() {
  while (!ready_.empty() || advance()) {
    std::string text = std::move(ready_.front());
    ready_.pop_front();
    if (const sim::JsonValue* value = parsed(std::move(text))) return value;
  }
  return nullptr;
}

bool JsonDocuments::advance() {
  while (ready_.empty()) {
    if ((at_ == text_.size() || needs_more_) && !refill()) {
      if (is_over_) return false;
      is_over_ = true;
      if (search_) end_search();
      if (!open_.empty()) hand_out_whole_records("breaks off in the middle");
      continue;
    }
    if (search_) {
      look_for_more();
    } else if (open_.empty()) {
      outside();
    } else {
      inside();
    }
  }
  return true;
}

bool JsonDocuments::refill() {
  if (is_over_) return false;
  if (open_.empty() && !search_) begin_ = at_;
  if (!open_.empty()) cut_long();
  erase(0, begin_);
  needs_more_ = false;
  return input_.read(text_);
}

// Takes a range out of the text; places behind it move.
void JsonDocuments::erase(std::size_t begin, std::size_t end) {
  if (begin == end) return;
  text_.erase(begin, end - begin);
  const auto move = [&](std::size_t& place) {
    if (place >= end) {
      place -= end - begin;
    } else if (place > begin) {
      place = begin;
    }
  };
  for (Open& one : open_) {
    move(one.begin);
    if (one.whole_end != 0) move(one.whole_end);
  }
  for (Range& list : closed_lists_) {
    move(list.begin);
    move(list.end);
  }
  for (std::size_t* place : {&begin_, &at_, &last_string_.begin, &last_string_.end}) move(*place);
}

void JsonDocuments::outside() {
  at_ = std::min(text_.find_first_not_of(kBetween, at_), text_.size());
  if (at_ == text_.size()) return;
  if (text_[at_] == '{' || text_[at_] == '[') return go_on_at(at_);
  outside_line();
}

// A line, or the rest of one, that is no JSON.
void JsonDocuments::outside_line() {
  begin_ = at_;
  std::size_t end = text_.find('\n', at_);
  while (end == text_.npos && text_.size() - at_ < Input::kBeginningBytes) {
    const std::size_t known = text_.size();
    if (!input_.read(text_)) break;
    end = text_.find('\n', known);
  }
  end = std::min(end, text_.size());
  findings_.not_understood(here(), "text between JSON documents",
                           std::string_view(text_).substr(at_, end - at_));
  at_ = end;
}

void JsonDocuments::go_on_at(std::size_t at) {
  begin_ = at_ = at;
  open_.clear();
  closed_lists_.clear();
  last_string_ = {at, at};
  in_string_ = drops_comma_ = is_long_ = false;
  inside();
}

void JsonDocuments::inside() {
  if (in_string_) string();
  while (!in_string_ && !search_ && at_ < text_.size()) {
    const char c = text_[at_];
    switch (c) {
      case '"':
        in_string_ = true;
        last_string_.begin = ++at_;
        string();
        break;
      case '{':
      case '[':
        open(c);
        break;
      case '}':
      case ']':
        close(c);
        break;
      case ',':
        if (std::exchange(drops_comma_, false)) text_[at_] = ' ';
        ++at_;
        break;
      default:
        ++at_;
    }
    if (open_.empty()) return;
  }
}

void JsonDocuments::string() {
  while (at_ < text_.size()) {
    at_ += sim::plain_json_length(std::string_view(text_).substr(at_));
    if (at_ == text_.size()) return;
    const char c = text_[at_];
    if (c == '"') {
      last_string_.end = at_++;
      in_string_ = false;
      return;
    }
    if (c == '\n') return broken("has a string that does not end on its line");
    if (c != '\\') {
      ++at_;
    } else if (at_ + 1 < text_.size()) {
      at_ += 2;
    } else {
      needs_more_ = true;
      return;
    }
  }
}

bool JsonDocuments::holds_records(std::size_t depth, std::string_view name) const {
  return depth == 0 || (depth == 1 && open_.front().bracket == '{') || is_nested_list(name);
}

void JsonDocuments::open(char bracket) {
  if (open_.size() == kMostDepth) return broken("nests too deep");
  const std::string_view name =
      std::string_view(text_).substr(last_string_.begin, last_string_.end - last_string_.begin);
  const bool is_list = bracket == '[' && holds_records(open_.size(), name);
  open_.push_back({.bracket = bracket, .begin = at_++, .is_list = is_list});
}

void JsonDocuments::close(char bracket) {
  const Open last = open_.back();
  if ((last.bracket == '{') != (bracket == '}')) return broken("has brackets that do not match");
  ++at_;
  drops_comma_ = false;
  open_.pop_back();
  if (open_.empty()) return complete();
  if (last.is_list) closed_lists_.push_back({last.begin + 1, at_ - 1});
  if (open_.back().bracket == '[') open_.back().whole_end = at_;
}

void JsonDocuments::complete() {
  ready_.push_back(text_.substr(begin_, at_ - begin_));
  begin_ = at_;
}

std::string JsonDocuments::closed(std::size_t end, std::size_t depth) const {
  std::string text = text_.substr(begin_, end - begin_);
  for (std::size_t i = depth + 1; i-- > 0;) text += open_[i].bracket == '{' ? '}' : ']';
  return text;
}

// The document is longer than it may be in one: its records so far are handed out.
void JsonDocuments::cut_long() {
  if (text_.size() - begin_ < (is_long_ ? limits_.part_bytes : limits_.whole_bytes)) return;
  for (std::size_t depth = 0; depth < open_.size(); ++depth) {
    if (open_[depth].is_list && open_[depth].whole_end != 0) return cut(depth);
  }
  if (text_.size() - begin_ > limits_.most_bytes) {
    broken("has a record of more than " + std::to_string(limits_.most_bytes) + " bytes");
  }
}

void JsonDocuments::cut(std::size_t depth) {
  Open& list = open_[depth];
  const std::size_t end = std::exchange(list.whole_end, 0);
  ready_.push_back(closed(end, depth));
  is_long_ = true;
  const std::size_t comma = text_.find_first_not_of(kBlanks, end);
  if (comma != text_.npos && text_[comma] == ',' && comma < at_) {
    text_[comma] = ' ';
  } else {
    drops_comma_ = true;
  }
  erase(list.begin + 1, end);
  // What is in lists around this one and before it was handed out, too.
  for (std::size_t i = depth; i-- > 0;) {
    if (std::exchange(open_[i].whole_end, 0) != 0) erase(open_[i].begin + 1, open_[i + 1].begin);
  }
  while (!closed_lists_.empty() && closed_lists_.front().end <= list.begin + 1) {
    const Range handed_out = closed_lists_.front();
    closed_lists_.erase(closed_lists_.begin());
    erase(handed_out.begin, handed_out.end);
  }
}

void JsonDocuments::hand_out_whole_records(std::string_view why) {
  std::size_t broken_at = begin_;
  for (std::size_t depth = open_.size(); depth-- > 0;) {
    if (!open_[depth].is_list || open_[depth].whole_end == 0) continue;
    broken_at = open_[depth].whole_end;
    ready_.push_back(closed(broken_at, depth));
    break;
  }
  findings_.trouble(here(), "a JSON document " + std::string(why));
  std::string_view half = std::string_view(text_).substr(broken_at, at_ - broken_at);
  half.remove_prefix(std::min(half.find_first_not_of(kBetween), half.size()));
  if (!half.empty()) findings_.not_understood(here(), "a part of a broken JSON document", half);
  open_.clear();
}

void JsonDocuments::broken(std::string_view why) {
  Search search;
  for (std::size_t depth = 0; depth < open_.size(); ++depth) {
    const Open& list = open_[depth];
    if (!list.is_list) continue;
    const std::size_t first = text_.find_first_not_of(kBlanks, list.begin + 1);
    const std::size_t colon = text_.find(':', std::min(first, text_.size()));
    if (colon == text_.npos || text_[first] != '{' || colon - first > kMostOpening) break;
    search.opening = text_.substr(first, colon + 1 - first);
    search.prefix = text_.substr(begin_, list.begin + 1 - begin_);
    break;
  }
  hand_out_whole_records(why);
  in_string_ = needs_more_ = false;
  begin_ = at_;
  search_ = std::move(search);
}

void JsonDocuments::look_for_more() {
  const std::string_view text(text_);
  const std::size_t record =
      search_->opening.empty() ? text.npos : text.find(search_->opening, at_);
  // A line that begins with a document, unless a record comes first.
  const std::string_view before = text.substr(0, record);
  std::size_t line = at_;
  for (;; ++line) {
    line = before.find('\n', line);
    if (line == before.npos || line + 1 == before.size()) break;
    if (before[line + 1] == '{' || before[line + 1] == '[') break;
  }
  const bool is_line = line != before.npos && line + 1 < before.size();
  if (record != text.npos && !is_line) return go_on_in_list(record);
  if (is_line) {
    search_->passed_over += line - at_;
    end_search();
    return go_on_at(line + 1);
  }
  // What may begin at the end of the text, and is looked at again with what follows.
  const std::size_t kept = std::min(search_->opening.size() + 1, text.size() - at_);
  search_->passed_over += text.size() - kept - at_;
  begin_ = at_ = text.size() - kept;
  if (!input_.read(text_)) {
    is_over_ = true;
    search_->passed_over += kept;
    at_ = text_.size();
    end_search();
  }
  if (begin_ > limits_.part_bytes) erase(0, begin_);
}

// With what stood before the list's records before this one.
void JsonDocuments::go_on_in_list(std::size_t at) {
  search_->passed_over += at - at_;
  const std::string prefix = std::move(search_->prefix);
  end_search();
  if (at >= prefix.size()) {
    at -= prefix.size();
    text_.replace(at, prefix.size(), prefix);
  } else {
    text_.replace(0, at, prefix);
    at = 0;
  }
  go_on_at(at);
}

void JsonDocuments::end_search() {
  if (search_->passed_over > 0) {
    findings_.trouble(
        here(), std::to_string(search_->passed_over) + " bytes behind that place are passed over");
  }
  search_.reset();
}

const sim::JsonValue* JsonDocuments::parsed(std::string&& text) {
  current_ = std::move(text);
  ++number_;
  if (tree_.read(current_)) return &tree_.root();
  if (std::string repaired = repaired_json(current_); repaired != current_) {
    if (!std::exchange(told_repair_, true)) {
      findings_.trouble(here(),
                        "has bytes that are no UTF-8 or halves of surrogate pairs, which are read "
                        "as U+FFFD, or strings with control characters, which are read as they "
                        "are");
    }
    current_ = std::move(repaired);
    if (tree_.read(current_)) return &tree_.root();
  }
  std::vector<std::string> records = records_apart(current_);
  if (records.empty()) {
    findings_.not_understood(here(), "a broken JSON document", current_);
  } else {
    --number_;
    ready_.insert(ready_.begin(), std::make_move_iterator(records.begin()),
                  std::make_move_iterator(records.end()));
  }
  return nullptr;
}

}  // namespace evidence
