#include "harness/cli/seeds.h"

#include <charconv>
#include <limits>
#include <stdexcept>
#include <system_error>

namespace harness {
namespace {

constexpr std::uint64_t kMostSeeds = 1'000'000;
// YAML's and SQLite's integers have a sign: a take with a larger seed could be saved and not read.
constexpr std::uint64_t kLargestSeed = std::numeric_limits<std::int64_t>::max();

[[noreturn]] void throw_no_range(const std::string& text) {
  throw std::invalid_argument("'" + text + "' is not a range of seeds: expected A-B, as 1-100");
}

}  // namespace

std::uint64_t parse_number(const std::string& text) {
  std::uint64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc{} || stop != end || text.empty()) {
    throw std::invalid_argument("'" + text + "' is not a whole number");
  }
  return number;
}

std::uint64_t parse_seed(const std::string& text) {
  const std::uint64_t seed = parse_number(text);
  if (seed > kLargestSeed) {
    throw std::invalid_argument("'" + text + "' is no seed: the largest is " +
                                std::to_string(kLargestSeed));
  }
  return seed;
}

Seeds parse_seeds(const std::string& text) {
  const std::size_t dash = text.find('-');
  if (dash == std::string::npos) throw_no_range(text);
  const bool has_both = dash > 0 && dash + 1 < text.size();
  if (!has_both) throw_no_range(text);
  const Seeds seeds{parse_seed(text.substr(0, dash)), parse_seed(text.substr(dash + 1))};
  if (seeds.first > seeds.last) {
    throw std::invalid_argument("'" + text + "' is an empty range of seeds");
  }
  if (seeds.last - seeds.first >= kMostSeeds) {
    throw std::invalid_argument("'" + text + "' is more than a million seeds");
  }
  return seeds;
}

}  // namespace harness
