#include "sim/journal/retention_limit.h"

#include <charconv>
#include <cstdint>
#include <stdexcept>
#include <utility>

namespace sim {
namespace {

constexpr std::pair<std::string_view, std::uint64_t> kUnits[] = {{"KiB", std::uint64_t{1} << 10},
                                                                 {"MiB", std::uint64_t{1} << 20},
                                                                 {"GiB", std::uint64_t{1} << 30}};
constexpr std::uint64_t kMost = std::uint64_t{1} << 50;

[[noreturn]] void refuse_keep(std::string_view text) {
  throw std::invalid_argument("'" + std::string(text) +
                              "' says not how much to keep: expected a number (100000) or a size "
                              "(64MiB, with KiB, MiB or GiB)");
}

}  // namespace

RetentionLimit RetentionLimit::parse(std::string_view text) {
  std::uint64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc{} || number == 0 || number > kMost) refuse_keep(text);
  const std::string_view unit = text.substr(static_cast<std::size_t>(stop - text.data()));
  if (unit.empty()) return {.count = number, .bytes = 0};
  for (const auto& [name, bytes] : kUnits) {
    if (unit == name && number <= kMost / bytes) return {.count = 0, .bytes = number * bytes};
  }
  refuse_keep(text);
}

}  // namespace sim
