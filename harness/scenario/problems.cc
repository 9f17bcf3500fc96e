#include "harness/scenario/problems.h"

#include <algorithm>
#include <tuple>

namespace harness {
namespace {

// No more known words than this are listed in a message.
constexpr std::size_t kMaxListed = 20;

std::string join_lines(const std::vector<Problem>& problems) {
  std::string text;
  for (const Problem& problem : problems) {
    if (!text.empty()) text += '\n';
    text += to_text(problem);
  }
  return text;
}

std::vector<Problem> sorted(std::vector<Problem> problems) {
  std::ranges::stable_sort(problems, [](const Problem& a, const Problem& b) {
    return std::tie(a.place.file, a.place.line, a.place.column) <
           std::tie(b.place.file, b.place.line, b.place.column);
  });
  return problems;
}

// Levenshtein's distance, with a swap of neighbours counted as one step.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) cost[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) cost[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
      }
    }
  }
  return cost[a.size()][b.size()];
}

}  // namespace

std::string to_text(const Place& place) {
  std::string text = place.file;
  if (place.line > 0) text += ":" + std::to_string(place.line);
  if (place.line > 0 && place.column > 0) text += ":" + std::to_string(place.column);
  return text;
}

std::string to_text(const Problem& problem) {
  return to_text(problem.place) + ": " + problem.message;
}

FileErrors::FileErrors(std::vector<Problem> problems)
    : std::runtime_error(join_lines(sorted(problems))), problems_(sorted(std::move(problems))) {}

void Problems::throw_if_any() {
  if (!list_.empty()) throw FileErrors(take());
}

bool is_slip(std::string_view word, const std::vector<std::string>& known) {
  return std::ranges::any_of(known, [&](const auto& one) { return distance(word, one) == 1; });
}

std::string nearest(std::string_view word, const std::vector<std::string>& known) {
  std::string best;
  std::size_t best_distance = word.size() / 3 + 1;
  for (const std::string& candidate : known) {
    const std::size_t d = distance(word, candidate);
    if (d < best_distance || (d == best_distance && best.empty())) {
      best = candidate;
      best_distance = d;
    }
  }
  return best;
}

std::string expected_one_of(std::string_view word, const std::vector<std::string>& known) {
  if (known.empty()) return "; there are none here";
  std::string text = "; expected one of: ";
  for (std::size_t i = 0; i < std::min(known.size(), kMaxListed); ++i) {
    if (i > 0) text += ", ";
    text += known[i];
  }
  if (known.size() > kMaxListed) text += ", …";
  const std::string meant = nearest(word, known);
  if (!meant.empty()) text += "; did you mean '" + meant + "'?";
  return text;
}

}  // namespace harness
