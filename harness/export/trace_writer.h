// Writes events in the JSON form that chrome://tracing made known, and ui.perfetto.dev opens.
//
// Tracks are threads of processes: both are numbers with names. Slices of one thread lie in one
// another, so that what goes on at the same time needs several: see lane().
// https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU
// https://perfetto.dev/docs/getting-started/other-formats
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "harness/export/output.h"
#include "sim/journal/json_writer.h"
#include "sim/time/time.h"

namespace exporting {

struct Track {
  int process = 0;
  int thread = 0;
};

// What a slice or an instant says when one looks at it.
using TraceArguments = std::vector<std::pair<std::string, std::string>>;

class TraceWriter {
 public:
  // Times are told since `begin`.
  TraceWriter(std::unique_ptr<Document> document, sim::Time begin);

  // The track of this name among those of a group.
  Track track(const std::string& group, const std::string& name);
  // One of the tracks `name`, `name (2)`, … on which no slice is open; it is taken until end() of
  // its slice.
  Track lane(const std::string& group, const std::string& name);

  // A slice, and its end. REQUIRES: in the order of time; on one track the slice that began last
  // ends first.
  void begin(const Track& track, sim::Time time, std::string_view name,
             const TraceArguments& arguments = {});
  void end(const Track& track, sim::Time time, const TraceArguments& arguments = {});
  // A slice of no length that arrows can begin and end at.
  void mark(const Track& track, sim::Time time, std::string_view name,
            const TraceArguments& arguments = {});
  // An arrow from the slice that is open on a track now, and to the one that is open there.
  void arrow_from(const Track& track, sim::Time time, std::uint64_t arrow);
  void arrow_to(const Track& track, sim::Time time, std::uint64_t arrow);
  // Values over time, drawn in one picture.
  void counters(const Track& track, sim::Time time, std::string_view name,
                const std::vector<std::pair<std::string_view, std::int64_t>>& values);

  void finish();
  std::uint64_t events() const { return events_; }

 private:
  // An event that is not ended yet: finish with write().
  sim::JsonWriter event(std::string_view phase, const Track& track, sim::Time time);
  void write(sim::JsonWriter& json);
  void name(std::string_view what, const Track& track, const std::string& name);

  std::unique_ptr<Document> document_;
  sim::Time begin_;
  std::map<std::string, int> processes_;                         // by group
  std::map<std::pair<std::string, std::string>, Track> tracks_;  // by group and name
  std::map<int, int> threads_;                                   // how many, by process
  std::map<std::pair<std::string, std::string>, std::vector<Track>> lanes_;
  std::set<std::pair<int, int>> taken_;  // lanes: process, thread
  std::uint64_t events_ = 0;
};

}  // namespace exporting
