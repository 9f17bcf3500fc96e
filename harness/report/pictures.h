// The report's pictures, all on one time scale so that they line up under each other.
#pragma once

#include "harness/report/svg.h"
#include "harness/report/time_scale.h"
#include "harness/scenario/take.h"

namespace harness {

inline constexpr double kPageWidth = 1120;
inline constexpr double kPlotLeft = 216;
inline constexpr double kPlotRight = 1096;
inline constexpr double kLeastBar = 1.5;  // the width of what takes no time

// The scale that all pictures of a take share.
TimeScale scale_of(const Take& take);

// The time's grid and labels, and a band for each break, from `top` down to `bottom`.
void draw_time_axis(Svg& svg, const TimeScale& scale, double top, double bottom);
// A line for each failure from `top` down to `bottom`, numbered as in the list of failures.
void draw_failures(Svg& svg, const TimeScale& scale, const Take& take, double top, double bottom);

// The whole timeline, with the lanes that lanes_of() names. Tasks, marks and failures lead to the
// texts that explain them, as far as the page has any; `anchor` is the take's.
std::string timeline_picture(const Take& take, const TimeScale& scale, const std::string& anchor);
// Messages in queues and the age of the oldest over time: in those that the platform's report
// chooses, or else in all that are not for dead letters; "" if there were no messages.
std::string depth_picture(const Take& take, const TimeScale& scale);
// A point for each thing that took a while: when it was asked for and how long it took; "" if there
// was none.
std::string span_picture(const SpanChart& chart, const TimeScale& scale);

}  // namespace harness
