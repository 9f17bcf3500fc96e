#include "harness/report/time_scale.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace harness {
namespace {

using namespace std::chrono_literals;

constexpr double kBreakWidth = 34;
constexpr double kTickSpace = 64;
constexpr std::size_t kMostBreaks = 12;
constexpr sim::Duration kShortestBreak = 3min;
// A break is at least this part of the whole.
constexpr int kMostBreakParts = 40;
// What is left beside a break on each side, so that what happened there is not at its edge.
constexpr double kMargin = 0.1;

constexpr sim::Duration kSteps[] = {100ms, 200ms, 500ms, 1s,    2s, 5s, 10s, 15s, 30s, 1min, 2min,
                                    5min,  10min, 15min, 30min, 1h, 2h, 3h,  6h,  12h, 24h};

struct Gap {
  sim::Time from, to;
  sim::Duration span() const { return to - from; }
};

std::vector<Gap> gaps_between(sim::Time begin, sim::Time end, std::vector<sim::Time> instants) {
  std::erase_if(instants, [&](sim::Time time) { return time < begin || time > end; });
  instants.push_back(begin);
  instants.push_back(end);
  std::ranges::sort(instants);
  std::vector<Gap> gaps;
  for (std::size_t i = 1; i < instants.size(); ++i) gaps.push_back({instants[i - 1], instants[i]});
  return gaps;
}

// The total of those gaps that are much shorter than `span`.
sim::Duration short_ones(const std::vector<Gap>& gaps, sim::Duration span) {
  sim::Duration sum{};
  for (const Gap& gap : gaps) {
    if (gap.span() * 3 < span) sum += gap.span();
  }
  return sum;
}

// The gaps beside which everything else would look small, in time's order.
std::vector<Gap> long_gaps(std::vector<Gap> gaps, sim::Duration total) {
  std::ranges::sort(gaps, [](const Gap& a, const Gap& b) {
    return a.span() != b.span() ? a.span() > b.span() : a.from < b.from;
  });
  const sim::Duration least = std::max(kShortestBreak, total / kMostBreakParts);
  std::vector<Gap> found;
  for (const Gap& gap : gaps) {
    const bool is_long = gap.span() >= least && gap.span() * 2 >= short_ones(gaps, gap.span());
    if (found.size() == kMostBreaks || !is_long) break;
    found.push_back(gap);
    total -= gap.span();
  }
  for (Gap& gap : found) {
    const auto margin =
        std::min(sim::rounded(static_cast<double>(total.count()) * kMargin / 4), gap.span() / 4);
    gap.from += margin;
    gap.to -= margin;
  }
  std::ranges::sort(found, {}, &Gap::from);
  return found;
}

}  // namespace

TimeScale::TimeScale(sim::Time begin, sim::Time end, std::vector<sim::Time> instants, double left,
                     double right) {
  if (end <= begin) end = begin + 1s;
  const auto breaks = long_gaps(gaps_between(begin, end, std::move(instants)), end - begin);
  sim::Duration drawn = end - begin;
  for (const Gap& gap : breaks) drawn -= gap.span();
  const double width = right - left - kBreakWidth * static_cast<double>(breaks.size());
  per_ns_ = width / static_cast<double>(std::max<sim::Duration::rep>(drawn.count(), 1));
  double at = left;
  sim::Time from = begin;
  const auto add = [&](sim::Time to, bool is_break) {
    const double size = is_break ? kBreakWidth : static_cast<double>((to - from).count()) * per_ns_;
    segments_.push_back({from, to, at, at + size, is_break});
    at += size;
    from = to;
  };
  for (const Gap& gap : breaks) {
    add(gap.from, false);
    add(gap.to, true);
  }
  add(end, false);
}

double TimeScale::x(sim::Time time) const {
  if (time <= begin()) return left();
  if (time >= end()) return right();
  const auto segment =
      std::ranges::find_if(segments_, [&](const Segment& s) { return time <= s.to; });
  const double span = static_cast<double>((segment->to - segment->from).count());
  if (span <= 0) return segment->left;
  const double part = static_cast<double>((time - segment->from).count()) / span;
  return segment->left + part * (segment->right - segment->left);
}

std::vector<TimeScale::Tick> TimeScale::ticks() const {
  const sim::Duration step = nice_step(sim::rounded(kTickSpace / per_ns_));
  std::vector<Tick> ticks;
  for (const Segment& segment : segments_) {
    if (segment.is_break) continue;
    auto count = (segment.from - begin()) / step;
    if (begin() + count * step < segment.from) ++count;
    for (; begin() + count * step <= segment.to; ++count) {
      const double at = x(begin() + count * step);
      if (!ticks.empty() && at - ticks.back().x < kTickSpace * 0.7) continue;
      ticks.push_back({at, count == 0 ? "0" : sim::to_text(count * step)});
    }
  }
  return ticks;
}

sim::Duration nice_step(sim::Duration least) {
  for (const sim::Duration step : kSteps) {
    if (step >= least) return step;
  }
  constexpr sim::Duration kWeek = 24h * 7;
  return kWeek * std::max<sim::Duration::rep>(1, (least + kWeek - 1ns) / kWeek);
}

double nice_step(double least) {
  if (!(least > 0)) return 1;
  const double power = std::pow(10.0, std::floor(std::log10(least)));
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (factor * power >= least * 0.999) return factor * power;
  }
  return 10 * power;
}

}  // namespace harness
