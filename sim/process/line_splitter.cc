#include "sim/process/line_splitter.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "sim/journal/utf8.h"

namespace sim {
namespace {

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// Where to cut a text of more than `most` bytes: not inside a character.
std::size_t cut_of(std::string_view text, std::size_t most) {
  std::size_t cut = most;
  while (cut > most - 3 && is_continuation(text[cut])) --cut;
  return is_continuation(text[cut]) ? most : cut;
}

std::string repaired(std::string_view text) {
  std::string good;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = utf8_length(text, at);
    good += length == 0 ? kReplacementCharacter : text.substr(at, length);
    at += std::max<std::size_t>(length, 1);
  }
  return good;
}

// How many bytes at `at` and behind it are ASCII, eight at a time: almost all that programs print.
std::size_t ascii_run(std::string_view text, std::size_t at) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080U;
  const std::size_t begin = at;
  for (std::uint64_t eight = 0; at + sizeof eight <= text.size(); at += sizeof eight) {
    std::memcpy(&eight, text.data() + at, sizeof eight);
    if ((eight & kHighBits) != 0) break;
  }
  return at - begin;
}

bool is_good(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    at += ascii_run(text, at);
    if (at == text.size()) break;
    const std::size_t length = utf8_length(text, at);
    if (length == 0) return false;
    at += length;
  }
  return true;
}

}  // namespace

void LineSplitter::give(std::string_view text, const Line& line) const {
  if (is_good(text)) {
    line(text);
  } else {
    line(repaired(text));
  }
}

void LineSplitter::give_pieces(const Line& line) {
  std::string_view rest = held_;
  while (rest.size() > most_) {
    const std::size_t cut = cut_of(rest, most_);
    give(rest.substr(0, cut), line);
    rest.remove_prefix(cut);
  }
  held_.erase(0, held_.size() - rest.size());
}

void LineSplitter::put(std::string_view bytes, const Line& line) {
  while (!bytes.empty()) {
    const std::size_t newline = bytes.find('\n');
    const bool complete = newline != std::string_view::npos;
    const std::string_view part = bytes.substr(0, newline);
    bytes.remove_prefix(complete ? newline + 1 : bytes.size());
    held_ += part;
    give_pieces(line);
    if (!complete) continue;
    give(held_, line);
    held_.clear();
  }
}

void LineSplitter::end(const Line& line) {
  if (held_.empty()) return;
  give(held_, line);
  held_.clear();
}

}  // namespace sim
