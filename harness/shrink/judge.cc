#include "harness/shrink/judge.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace harness::shrink {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kMostNumbers = 4;
constexpr std::string_view kMarks = ",;:.()";

// The whole numbers that stand in the text by themselves.
std::vector<std::int64_t> numbers_in(std::string_view text) {
  std::vector<std::int64_t> numbers;
  for (std::size_t at = 0; at < text.size() && numbers.size() < kMostNumbers;) {
    const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
    std::string_view word = text.substr(at, end - at);
    at = end + 1;
    while (!word.empty() && kMarks.find(word.back()) != kMarks.npos) word.remove_suffix(1);
    std::int64_t number = 0;
    const auto [stop, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    if (error == std::errc{} && stop == word.data() + word.size()) numbers.push_back(number);
  }
  return numbers;
}

char sign(std::int64_t difference) { return difference < 0 ? '-' : difference > 0 ? '+' : '='; }

// How much was seen, as far as it must stay so: nothing or something, and whether that is more or
// less than what was expected. Which words, if it is no number. A step that comes too late is so by
// any time.
std::string degree_of(const Failure& failure) {
  if (failure.what == "at") return {};
  const std::vector<std::int64_t> seen = numbers_in(failure.seen);
  if (seen.empty()) return failure.seen.substr(0, failure.seen.find_first_of(":\n"));
  std::string degree;
  for (const std::int64_t number : seen) {
    degree += sign(number);
    for (const std::int64_t expected : numbers_in(failure.expected)) {
      degree += sign(number - expected);
    }
  }
  return degree;
}

}  // namespace

Judge::Judge(const Setting& setting, const Take& failed)
    : setting_(setting),
      signature_(signature_of(failed).value()),
      degree_(degree_of(failed.failures.front())),
      most_(failed.simulated * 3 + 1h) {}

bool Judge::is_expectation() const {
  const bool of_the_take = signature_.what == "limit" || signature_.what == "stalled" ||
                           signature_.what == "heal" || signature_.what == "services";
  return !of_the_take && !signature_.what.starts_with("invariant: ");
}

bool Judge::is_alike(const Take& take) const {
  const auto signature = signature_of(take);
  if (!signature || *signature != signature_) return false;
  return !is_expectation() || degree_of(take.failures.front()) == degree_;
}

Take Judge::play(Scenario scenario, const TakeOptions& options) const {
  if (signature_.what != "limit") scenario.limit = std::min(scenario.limit, most_);
  return harness::play(scenario, setting_.world, setting_.platforms, options);
}

bool Judge::twin_is_sound(Scenario scenario) const {
  scenario.faults = {};
  scenario.faults.only_these = true;
  scenario.decisions.clear();
  return play(std::move(scenario)).passed();
}

std::optional<std::size_t> Judge::strikes_if_alike(Scenario scenario) const {
  const Take take = play(scenario);
  if (!is_alike(take)) return std::nullopt;
  if (needs_twin_ && !twin_is_sound(std::move(scenario))) return std::nullopt;
  return strikes_in(take);
}

std::size_t strikes_in(const Take& take) {
  std::size_t strikes = 0;
  for (const auto& [fault, times] : take.story->faults) strikes += static_cast<std::size_t>(times);
  return strikes;
}

}  // namespace harness::shrink
