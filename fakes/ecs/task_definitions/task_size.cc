#include "fakes/ecs/task_definitions/task_size.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace ecs {
namespace {

std::string_view trim(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return result;
}

// A whole number as it is, or a number of `unit`s of 1024 each.
std::optional<int> parse(std::string_view given, std::string_view unit) {
  const std::string text = lower(trim(given));
  std::string_view number = text;
  const bool has_unit = number.ends_with(unit);
  if (has_unit) number = trim(number.substr(0, number.size() - unit.size()));
  double value = 0;
  const char* end = number.data() + number.size();
  const auto [at, error] = std::from_chars(number.data(), end, value);
  if (error != std::errc{} || at != end || !(value > 0) || value > 1e6) return std::nullopt;
  if (has_unit) value *= 1024;
  if (value != std::floor(value)) return std::nullopt;
  return static_cast<int>(value);
}

struct FargateSize {
  int cpu;
  int least;
  int most;
  int step;
};

constexpr FargateSize kSizes[] = {
    {256, 512, 1024, 512},      {256, 2048, 2048, 1024},      {512, 1024, 4096, 1024},
    {1024, 2048, 8192, 1024},   {2048, 4096, 16384, 1024},    {4096, 8192, 30720, 1024},
    {8192, 16384, 61440, 4096}, {16384, 32768, 122880, 8192},
};

}  // namespace

std::optional<int> parse_cpu(std::string_view text) { return parse(text, "vcpu"); }

std::optional<int> parse_memory(std::string_view text) { return parse(text, "gb"); }

bool is_fargate_size(int cpu, int memory) {
  return std::any_of(std::begin(kSizes), std::end(kSizes), [&](const FargateSize& size) {
    return size.cpu == cpu && memory >= size.least && memory <= size.most &&
           (memory - size.least) % size.step == 0;
  });
}

}  // namespace ecs
