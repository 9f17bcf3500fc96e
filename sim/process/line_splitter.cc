#include "sim/process/line_splitter.h"

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

}  // namespace

void LineSplitter::give(std::string_view text, const Line& line) const {
  if (is_utf8(text)) {
    line(text);
  } else {
    line(as_utf8(text));
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
