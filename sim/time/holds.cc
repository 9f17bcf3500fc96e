#include "sim/time/holds.h"

namespace sim {

Entry& Entry::operator=(Entry&& other) noexcept {
  if (this != &other) {
    release();
    owner_ = std::exchange(other.owner_, nullptr);
    id_ = other.id_;
  }
  return *this;
}

void Entry::release() {
  if (owner_ != nullptr) std::exchange(owner_, nullptr)->lines_.erase(id_);
}

Entry Register::add(std::string who, std::string what) {
  const std::uint64_t id = next_++;
  lines_.emplace(id, Line{std::move(who), std::move(what), scheduler_.now()});
  return Entry{this, id};
}

std::vector<Register::Line> Register::list() const {
  std::vector<Line> lines;
  lines.reserve(lines_.size());
  for (const auto& [id, line] : lines_) lines.push_back(line);
  return lines;
}

std::string describe(const std::vector<Register::Line>& lines, Time now) {
  if (lines.empty()) return "nobody\n";
  std::string text;
  for (const auto& line : lines) {
    text += line.who + ": " + line.what + " (since " + to_text(now - line.since) + ")\n";
  }
  return text;
}

}  // namespace sim
