// What is told of a take beside its Story, as data that any report can show: lanes of the timeline,
// charts, tables and counts. A platform fills it (harness/scenario/platform.h); in a world without
// one it is empty.
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

// `classes` are those of HTML that say what something looks like (harness/report/style.h); `hint`
// is shown to who points at it. What has the same `way` hangs together: pointing at one shows all.
struct LanePoint {
  sim::Time time;
  bool up = false;  // which way it shows: to the system, or from it
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
  bool crossed = false;    // it ended otherwise than it should
};

struct Lane {
  std::string name;
  std::vector<std::string> tasks = {};  // ARNs of those that are shown in it
  std::set<std::string> callers = {};   // whose failed calls are
  std::vector<LaneBar> bars = {};
  std::vector<LanePoint> points = {};
  // Set: it shows how many messages are in these queues together, and nothing else.
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
  std::size_t left_out = 0;  // further rows, which only their number is told of
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
  std::string label;  // for who cannot see it
  std::string axis;
  std::vector<Point> points;
  std::vector<LegendEntry> legend;
};

// Which queues the chart of depths is about, in place of all.
struct DepthChart {
  std::string title;
  std::set<std::string> queues;
  std::set<std::string> dead;  // for dead letters
};

struct PlatformReport {
  std::vector<std::pair<std::string, std::size_t>> counts;    // `messages from users`: how many
  bool counts_all = false;                                    // tasks and mails need not be counted
  std::vector<Lane> first;                                    // above all others
  std::vector<Lane> last;                                     // below those of containers
  std::map<std::string, std::vector<LaneBar>> of_containers;  // in the lane of a CONTAINER_ID
  std::vector<LegendEntry> legend;
  // What these lanes show, so that it has none of its own: ARNs, names, indexes in Story::sent.
  std::set<std::string> tasks;
  std::set<std::string> queues;
  std::set<std::size_t> sent;
  std::vector<sim::Time> instants;  // at which something happens
  std::optional<DepthChart> depth;
  std::optional<SpanChart> spans;
  std::vector<ReportTable> tables;
};

}  // namespace harness
