// What a platform adds to the reports of a take, as data that any report can show: lanes of the
// timeline, charts, tables and counts. A platform fills it (harness/scenario/platform.h); in a
// world without one it is empty.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "sim/time/time.h"

namespace harness {

// A mark in a lane. `classes` are the CSS classes that say what it looks like
// (harness/report/style.h); `hint` is shown when the pointer rests on it. Marks and bars with the
// same `way` belong together: pointing at one highlights all.
struct LanePoint {
  sim::Time time;
  bool up = false;  // whether the triangle points up
  std::string classes;
  std::string hint;
  std::string way;
};

struct LaneBar {
  sim::Time from;
  std::optional<sim::Time> to = {};  // nothing: it goes on
  std::string classes = {};
  std::string hint = {};
  std::string way = {};
  std::string label = {};  // written into it where there is room
  bool crossed = false;    // its end has a cross, as it ended otherwise than it should
};

struct Lane {
  std::string name;
  std::vector<std::string> tasks = {};  // the ARNs of the tasks that are shown in it
  std::set<std::string> callers = {};   // the actors whose failed calls are shown in it
  std::vector<LaneBar> bars = {};
  std::vector<LanePoint> points = {};
  // If set, the lane shows how many messages are in these queues together, and nothing else.
  std::optional<std::set<std::string>> queues = {};
};

// A little picture in a box of 22 by 12, in SVG, and what it stands for.
struct LegendEntry {
  std::string picture;
  std::string meaning;
};

struct ReportTable {
  enum class Column { kText, kNumber, kCode };
  std::string title;
  std::vector<std::pair<std::string, Column>> columns;
  std::vector<std::vector<std::string>> rows;
  std::size_t left_out = 0;  // how many further rows there are
};

// How long things took, by when they were asked for.
struct SpanChart {
  struct Point {
    sim::Time asked;
    sim::Duration took{};
    std::string classes;
    std::string hint;
  };
  std::string title;
  std::string label;  // a description for people who cannot see the chart
  std::string axis;
  std::vector<Point> points;
  std::vector<LegendEntry> legend;
};

// Which queues the chart of depths is about, in place of all.
struct DepthChart {
  std::string title;
  std::set<std::string> queues;
  std::set<std::string> dead;  // those of them that are for dead letters
};

struct PlatformReport {
  std::vector<std::pair<std::string, std::size_t>> counts;    // `messages from users`: how many
  bool counts_all = false;                                    // tasks and mails need not be counted
  std::vector<Lane> first;                                    // above all others
  std::vector<Lane> last;                                     // below those of containers
  std::map<std::string, std::vector<LaneBar>> of_containers;  // in the lane of a CONTAINER_ID
  std::vector<LegendEntry> legend;
  // What these lanes show already, so that the report has no lane of its own for it: tasks by ARN,
  // queues by name, sent things by their index in Story::sent.
  std::set<std::string> tasks;
  std::set<std::string> queues;
  std::set<std::size_t> sent;
  std::vector<sim::Time> instants;  // at which something happens, so that the time scale has room
  std::optional<DepthChart> depth;
  std::optional<SpanChart> spans;
  std::vector<ReportTable> tables;
};

}  // namespace harness
