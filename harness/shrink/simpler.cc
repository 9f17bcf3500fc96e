#include "harness/shrink/simpler.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>

#include "sim/random/distribution.h"
#include "sim/time/time.h"

namespace harness::shrink {
namespace {

using namespace std::chrono_literals;
using sim::Distribution;
using sim::Duration;
using Texts = std::vector<std::string>;

constexpr Duration kRound[] = {1ms,   2ms, 5ms, 10ms, 20ms, 50ms, 100ms, 200ms, 500ms, 1s,
                               2s,    5s,  10s, 20s,  30s,  1min, 2min,  5min,  10min, 20min,
                               30min, 1h,  2h,  6h,   12h,  24h,  72h,   168h,  336h};
constexpr Duration kShortestWait = 1s;

Duration usual_of(const std::string& text, Leaf::Kind kind) {
  return kind == Leaf::Kind::kDistribution ? Distribution::parse(text).usual()
                                           : sim::parse_duration(text);
}

// The duration with nothing left of it below that unit, rounded up.
Duration rounded_up(Duration duration, Duration unit) {
  return (duration + unit - Duration{1}) / unit * unit;
}

Texts shorter_durations(Duration duration) {
  Texts texts;
  for (const Duration round : kRound) {
    if (round < duration && (round >= kShortestWait || duration <= kShortestWait)) {
      texts.push_back(sim::to_exact_text(round));
    }
  }
  return texts;
}

// Round durations near this one: the next larger, the next smaller, those with fewer digits.
Texts rounder_durations(Duration duration) {
  Texts texts;
  const auto* above = std::ranges::lower_bound(kRound, duration);
  if (above != std::end(kRound) && *above == duration) return texts;
  if (above != std::end(kRound)) texts.push_back(sim::to_exact_text(*above));
  if (above != std::begin(kRound)) texts.push_back(sim::to_exact_text(*(above - 1)));
  for (const Duration unit : {Duration{1min}, Duration{10s}, Duration{1s}, Duration{100ms},
                              Duration{10ms}, Duration{1ms}}) {
    if (unit * 100 <= duration || unit > duration) continue;
    texts.push_back(sim::to_exact_text(rounded_up(duration, unit)));
    texts.push_back(sim::to_exact_text(duration / unit * unit));
  }
  return texts;
}

Texts simpler_durations(const std::string& text, Leaf::Kind kind, Aim aim) {
  const Duration duration = usual_of(text, kind);
  Texts texts = aim == Aim::kSmall ? shorter_durations(duration) : Texts{};
  if (kind == Leaf::Kind::kDistribution) texts.push_back(sim::to_exact_text(duration));
  for (std::string& round : rounder_durations(duration)) texts.push_back(std::move(round));
  return texts;
}

Texts smaller_numbers(const std::string& text) {
  const std::int64_t number = std::atoll(text.c_str());
  std::vector<std::int64_t> smaller{
      0, 1, 2, 3, 4, 5, number / 8, number / 4, number / 2, number - number / 4, number - 1};
  std::erase_if(smaller, [&](std::int64_t one) { return one >= number || one < 0; });
  std::ranges::sort(smaller);
  Texts texts;
  for (const std::int64_t one : smaller) {
    if (texts.empty() || texts.back() != std::to_string(one)) texts.push_back(std::to_string(one));
  }
  return texts;
}

// The object of JSON that the text is, without one of its members each.
Texts smaller_objects(const std::string& text) {
  using nlohmann::ordered_json;
  const ordered_json json = ordered_json::parse(text, nullptr, false);
  Texts texts;
  if (!json.is_object() || json.empty()) return texts;
  texts.emplace_back("{}");
  for (const auto& [name, value] : json.items()) {
    ordered_json smaller = json;
    smaller.erase(name);
    texts.push_back(smaller.dump());
  }
  return texts;
}

Texts shorter_texts(const std::string& text) {
  Texts texts{"x"};
  for (std::string& object : smaller_objects(text)) texts.push_back(std::move(object));
  if (const std::size_t word = text.find(' '); word != std::string::npos) {
    texts.push_back(text.substr(0, word));
  }
  std::erase_if(texts,
                [&](const std::string& one) { return one.size() >= text.size() || one.empty(); });
  return texts;
}

std::vector<Value> values_of(const Texts& texts, const Value& like) {
  std::vector<Value> values;
  for (const std::string& text : texts) {
    if (text == like.text) continue;
    values.push_back(like);
    values.back().text = text;
  }
  return values;
}

bool is_whole(const std::string& text) {
  return text.find_first_not_of("0123456789") == std::string::npos;
}

}  // namespace

std::vector<Value> simpler(const Value& value, Leaf::Kind kind, Aim aim) {
  switch (kind) {
    case Leaf::Kind::kDuration:
    case Leaf::Kind::kDistribution:
      return values_of(simpler_durations(value.text, kind, aim), value);
    case Leaf::Kind::kInteger:
      return is_whole(value.text) ? values_of(smaller_numbers(value.text), value)
                                  : std::vector<Value>{};
    case Leaf::Kind::kText:
      return values_of(shorter_texts(value.text), value);
  }
  return {};
}

std::vector<Value> others(const Value& value, Leaf::Kind kind) {
  switch (kind) {
    case Leaf::Kind::kDuration:
    case Leaf::Kind::kDistribution: {
      const Duration duration = usual_of(value.text, kind);
      return values_of({sim::to_exact_text(duration / 10), sim::to_exact_text(duration / 2),
                        sim::to_exact_text(duration * 2), sim::to_exact_text(duration * 10)},
                       value);
    }
    case Leaf::Kind::kInteger: {
      if (!is_whole(value.text)) return {};
      const std::int64_t number = std::atoll(value.text.c_str());
      Texts texts{std::to_string(number + 1), std::to_string(number + 7)};
      if (number > 0) texts.push_back(std::to_string(number - 1));
      return values_of(texts, value);
    }
    case Leaf::Kind::kText:
      return values_of({"y", "Something else"}, value);
  }
  return {};
}

}  // namespace harness::shrink
