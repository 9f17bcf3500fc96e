#include "harness/export/trace_writer.h"

namespace exporting {
namespace {

// Arrows end at slices that have a length.
constexpr double kMarkMicroseconds = 1;
constexpr double kNanoseconds = 1000;

double microseconds(sim::Duration span) { return static_cast<double>(span.count()) / kNanoseconds; }

void write_arguments(const TraceArguments& arguments, sim::JsonWriter& json) {
  if (arguments.empty()) return;
  json.key("args").begin_object();
  for (const auto& [name, value] : arguments) json.key(name).value(value);
  json.end_object();
}

}  // namespace

TraceWriter::TraceWriter(std::unique_ptr<Document> document, sim::Time begin)
    : document_(std::move(document)), begin_(begin) {
  document_->write("{\"displayTimeUnit\":\"ms\",\"otherData\":{\"begin\":\"" +
                   sim::to_iso8601(begin) + "\"},\"traceEvents\":[");
}

void TraceWriter::write(sim::JsonWriter& json) {
  json.end_object();
  document_->write((events_++ > 0 ? ",\n" : "\n") + json.take());
}

void TraceWriter::name(std::string_view what, const Track& track, const std::string& name) {
  sim::JsonWriter json;
  json.begin_object().key("ph").value("M").key("name").value(what);
  json.key("pid").value(track.process).key("tid").value(track.thread);
  json.key("args").begin_object().key("name").value(name).end_object();
  write(json);
}

Track TraceWriter::track(const std::string& group, const std::string& track_name) {
  const auto [at, is_new] = tracks_.try_emplace({group, track_name});
  if (!is_new) return at->second;
  const auto [process, is_new_process] =
      processes_.try_emplace(group, static_cast<int>(processes_.size()) + 1);
  at->second = {process->second, ++threads_[process->second]};
  if (is_new_process) name("process_name", {process->second, 0}, group);
  name("thread_name", at->second, track_name);
  return at->second;
}

Track TraceWriter::lane(const std::string& group, const std::string& lane_name) {
  std::vector<Track>& lanes = lanes_[{group, lane_name}];
  for (const Track& lane : lanes) {
    if (taken_.emplace(lane.process, lane.thread).second) return lane;
  }
  const std::string number = std::to_string(lanes.size() + 1);
  lanes.push_back(track(group, lanes.empty() ? lane_name : lane_name + " (" + number + ")"));
  taken_.emplace(lanes.back().process, lanes.back().thread);
  return lanes.back();
}

sim::JsonWriter TraceWriter::event(std::string_view phase, const Track& track, sim::Time time) {
  sim::JsonWriter json;
  json.begin_object().key("ph").value(phase);
  json.key("pid").value(track.process).key("tid").value(track.thread);
  json.key("ts").value(microseconds(time - begin_));
  return json;
}

void TraceWriter::begin(const Track& track, sim::Time time, std::string_view slice,
                        const TraceArguments& arguments) {
  sim::JsonWriter json = event("B", track, time);
  json.key("name").value(slice).key("cat").value("take");
  write_arguments(arguments, json);
  write(json);
}

void TraceWriter::end(const Track& track, sim::Time time, const TraceArguments& arguments) {
  sim::JsonWriter json = event("E", track, time);
  write_arguments(arguments, json);
  write(json);
  taken_.erase({track.process, track.thread});
}

void TraceWriter::mark(const Track& track, sim::Time time, std::string_view slice,
                       const TraceArguments& arguments) {
  sim::JsonWriter json = event("X", track, time);
  json.key("dur").value(kMarkMicroseconds).key("name").value(slice).key("cat").value("take");
  write_arguments(arguments, json);
  write(json);
}

void TraceWriter::arrow_from(const Track& track, sim::Time time, std::uint64_t arrow) {
  sim::JsonWriter json = event("s", track, time);
  json.key("id").value(arrow).key("name").value("message").key("cat").value("message");
  write(json);
}

void TraceWriter::arrow_to(const Track& track, sim::Time time, std::uint64_t arrow) {
  sim::JsonWriter json = event("f", track, time);
  json.key("id").value(arrow).key("name").value("message").key("cat").value("message");
  // To the slice around it, and not to the next one.
  json.key("bp").value("e");
  write(json);
}

void TraceWriter::counters(const Track& track, sim::Time time, std::string_view picture,
                           const std::vector<std::pair<std::string_view, std::int64_t>>& values) {
  sim::JsonWriter json = event("C", track, time);
  json.key("name").value(picture).key("args").begin_object();
  for (const auto& [value_name, value] : values) json.key(value_name).value(value);
  json.end_object();
  write(json);
}

void TraceWriter::finish() {
  document_->write("]}\n");
  document_->finish();
}

}  // namespace exporting
