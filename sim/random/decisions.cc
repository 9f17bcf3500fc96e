#include "sim/random/decisions.h"

#include <cstdint>
#include <stdexcept>

namespace sim {
namespace {

std::string name_of(const DecisionKind& kind, std::string_view subject, std::uint64_t number) {
  return std::string(kind.name) + " of " + std::string(subject) + ", number " +
         std::to_string(number);
}

std::string times(std::uint64_t count) {
  return count == 0 ? "never asked for"
                    : "asked for " + std::to_string(count) + (count == 1 ? " time" : " times");
}

}  // namespace

std::string to_text(const Decided& decided) {
  return name_of(*decided.kind, decided.subject, decided.number) + ": " +
         value_text(decided.kind->form, decided.value);
}

Decisions::Decisions(DecisionOptions options) : options_(std::move(options)) {
  is_followed_ = !options_.given.empty() || options_.chooser != nullptr || options_.record;
  for (const Decided& given : options_.given) {
    Place& place = places_[{given.kind->name, given.subject}];
    if (!place.given.emplace(given.number, Given{given.kind, given.value}).second) {
      throw std::invalid_argument("two values are given for " +
                                  name_of(*given.kind, given.subject, given.number));
    }
  }
}

Duration Decisions::duration(const DecisionKind& kind, std::string_view subject,
                             const Distribution& distribution, Random& random) {
  return duration(kind, subject, distribution, distribution.usual(), random);
}

Duration Decisions::duration(const DecisionKind& kind, std::string_view subject,
                             const Distribution& distribution, Duration usual, Random& random) {
  const Range range{distribution.low().count(), distribution.high().count(), usual.count(),
                    INT64_MAX};
  std::optional<std::int64_t> drawn;
  if (draws()) drawn = distribution.draw(random).count();
  return Duration{decide(kind, subject, range, drawn)};
}

bool Decisions::happens(const DecisionKind& kind, std::string_view subject, double probability,
                        Random& random) {
  const bool must = probability >= 1;
  const Range range{must ? 1 : 0, probability > 0 ? 1 : 0, must ? 1 : 0, 1};
  std::optional<std::int64_t> drawn;
  if (draws()) drawn = random.chance(probability) ? 1 : 0;
  return decide(kind, subject, range, drawn) != 0;
}

std::uint64_t Decisions::one_of(const DecisionKind& kind, std::string_view subject,
                                std::uint64_t count, std::uint64_t usual, Random& random) {
  const auto last = static_cast<std::int64_t>(count) - 1;
  const Range range{0, last, static_cast<std::int64_t>(usual), last};
  std::optional<std::int64_t> drawn;
  if (draws()) drawn = static_cast<std::int64_t>(random.below(count));
  return static_cast<std::uint64_t>(decide(kind, subject, range, drawn));
}

std::uint64_t Decisions::one_of(const DecisionKind& kind, std::string_view subject,
                                std::uint64_t count, std::uint64_t usual) {
  const auto last = static_cast<std::int64_t>(count) - 1;
  const Range range{0, last, static_cast<std::int64_t>(usual), last};
  return static_cast<std::uint64_t>(decide(kind, subject, range, std::nullopt));
}

std::int64_t Decisions::decide(const DecisionKind& kind, std::string_view subject,
                               const Range& range, std::optional<std::int64_t> drawn) {
  const std::int64_t otherwise = drawn.value_or(range.usual);
  return is_followed_ ? take(kind, subject, range, otherwise) : otherwise;
}

std::int64_t Decisions::take(const DecisionKind& kind, std::string_view subject, const Range& range,
                             std::int64_t otherwise) {
  auto found = places_.find(Key{kind.name, subject});
  if (found == places_.end()) {
    found = places_.emplace(std::pair{kind.name, std::string(subject)}, Place{}).first;
  }
  Place& place = found->second;
  const std::uint64_t number = ++place.asked;
  const auto given = place.given.find(number);
  std::int64_t value = otherwise;
  if (given != place.given.end()) {
    given->second.was_asked = true;
    value = given->second.value;
    if (value > range.highest_given || value < 0) {
      given->second.refused_by = range;
      value = range.usual;
    }
  } else if (options_.chooser != nullptr && range.low < range.high) {
    value = options_.chooser->choose(
        {kind, subject, number, range.low, range.high, range.usual, otherwise});
    if (value != otherwise && (value < range.low || value > range.high)) {
      throw std::logic_error("a chooser left the range of " + name_of(kind, subject, number));
    }
  }
  if (options_.record && value != range.usual) {
    recorded_.push_back({&kind, found->first.second, number, value});
  }
  return value;
}

std::vector<Misplaced> Decisions::misplaced() const {
  std::vector<Misplaced> all;
  for (const auto& [name, place] : places_) {
    for (const auto& [number, given] : place.given) {
      const Decided decided{given.kind, name.second, number, given.value};
      if (!given.was_asked) {
        all.push_back({decided, times(place.asked)});
      } else if (given.refused_by) {
        all.push_back(
            {decided, "not from 0 to " + std::to_string(given.refused_by->highest_given)});
      }
    }
  }
  return all;
}

}  // namespace sim
