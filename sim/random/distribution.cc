#include "sim/random/distribution.h"

#include <cmath>
#include <stdexcept>

namespace sim {
namespace {

// The 99th percentile of the standard normal distribution.
constexpr double kZ99 = 2.3263478740408408;

[[noreturn]] void refuse(std::string_view text) {
  throw std::invalid_argument("'" + std::string(text) +
                              "' is not a distribution: expected a duration (5s), a range "
                              "(30s..60s) or 'median 38s p99 58s'");
}

}  // namespace

Distribution Distribution::fixed(Duration value) { return {Kind::kFixed, value, value}; }

Distribution Distribution::uniform(Duration low, Duration high) {
  return {Kind::kUniform, low, high};
}

Distribution Distribution::lognormal(Duration median, Duration p99) {
  return {Kind::kLognormal, median, p99};
}

Distribution Distribution::parse(std::string_view text) {
  constexpr std::string_view kMedian = "median ";
  constexpr std::string_view kP99 = " p99 ";
  if (text.starts_with(kMedian)) {
    const std::size_t split = text.find(kP99);
    if (split == std::string_view::npos) refuse(text);
    const Duration median = parse_duration(text.substr(kMedian.size(), split - kMedian.size()));
    const Duration p99 = parse_duration(text.substr(split + kP99.size()));
    if (median <= Duration::zero() || p99 <= median) refuse(text);
    return lognormal(median, p99);
  }
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) {
    if (text.find(' ') != std::string_view::npos) refuse(text);
    return fixed(parse_duration(text));
  }
  const Duration low = parse_duration(text.substr(0, dots));
  const Duration high = parse_duration(text.substr(dots + 2));
  if (high < low) refuse(text);
  return uniform(low, high);
}

std::string Distribution::to_text() const {
  switch (kind_) {
    case Kind::kFixed:
      return to_exact_text(a_);
    case Kind::kUniform:
      return to_exact_text(a_) + ".." + to_exact_text(b_);
    case Kind::kLognormal:
      return "median " + to_exact_text(a_) + " p99 " + to_exact_text(b_);
  }
  return {};
}

Duration Distribution::usual() const { return kind_ == Kind::kUniform ? a_ + (b_ - a_) / 2 : a_; }

Duration Distribution::low() const {
  if (kind_ != Kind::kLognormal) return a_;
  // As far below the median as p99 is above it, by the logarithm.
  const double median = static_cast<double>(a_.count());
  return rounded(median * (median / static_cast<double>(b_.count())));
}

Duration Distribution::draw(Random& random) const {
  switch (kind_) {
    case Kind::kFixed:
      return a_;
    case Kind::kUniform:
      return random.between(a_, b_);
    case Kind::kLognormal: {
      const double median = static_cast<double>(a_.count());
      const double sigma = std::log(static_cast<double>(b_.count()) / median) / kZ99;
      return rounded(median * std::exp(sigma * random.normal()));
    }
  }
  return {};
}

}  // namespace sim
