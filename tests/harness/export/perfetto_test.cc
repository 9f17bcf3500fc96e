// Held against the Trace Event Format by a validator of our own: ui.perfetto.dev itself would have
// to be downloaded.
// https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU
#include <map>
#include <set>
#include <utility>

#include "tests/harness/explain/happened.h"
#include "tests/harness/export/exported.h"
#include "tests/support/catch.h"

using nlohmann::json;
using tests::Happened;
using tests::kMessageId;
using tests::kTaskId;
using tests::TakeToExport;
using namespace std::chrono_literals;

namespace {

using Place = std::pair<int, int>;  // process, thread

Place place_of(const json& event) { return {event.at("pid"), event.at("tid")}; }

// What is drawn: events with the names of their tracks.
class Drawn {
 public:
  explicit Drawn(const json& document) : events_(document.at("traceEvents")) {
    for (const json& event : events_) see(event);
    for (const auto& [place, depth] : open_) CHECK(depth == 0);
  }

  const json& events() const { return events_; }
  std::vector<std::string> slices(const std::string& track) const {
    const auto found = slices_.find(track);
    return found == slices_.end() ? std::vector<std::string>{} : found->second;
  }
  // `sender track > receiver track`
  const std::multiset<std::string>& arrows() const { return arrows_; }

 private:
  void see(const json& event) {
    const std::string phase = event.at("ph");
    CHECK(phase.size() == 1);
    if (phase == "M") return see_name(event);
    const double time = event.at("ts");
    CHECK(time >= 0);
    CHECK(time >= last_);  // so that slices which end and begin at once do not overlap
    last_ = time;
    const Place place = place_of(event);
    REQUIRE(tracks_.contains(place));
    if (phase == "B") {
      ++open_[place];
      slices_[tracks_[place]].push_back(event.at("name"));
    } else if (phase == "E") {
      CHECK(--open_[place] >= 0);
    } else if (phase == "X") {
      CHECK(event.at("dur").get<double>() > 0);
      marked_ = place;
      slices_[tracks_[place]].push_back(event.at("name"));
    } else if (phase == "s" || phase == "f") {
      see_arrow(event, phase == "s", place);
    } else {
      CHECK(phase == "C");
      for (const auto& [name, value] : event.at("args").items()) CHECK(value.get<int>() >= 0);
    }
  }

  void see_name(const json& event) {
    const std::string name = event.at("args").at("name");
    if (event.at("name") == "thread_name") {
      REQUIRE(processes_.contains(event.at("pid")));
      CHECK(tracks_.emplace(place_of(event), name).second);
    } else {
      CHECK(event.at("name") == "process_name");
      CHECK(processes_.emplace(event.at("pid"), name).second);
    }
  }

  // An arrow is at a slice: one that is open, or the mark before it.
  void see_arrow(const json& event, bool begins, const Place& place) {
    CHECK((open_[place] > 0 || marked_ == place));
    const int id = event.at("id");
    if (begins) {
      CHECK(begun_.emplace(id, tracks_[place]).second);
      return;
    }
    CHECK(event.at("bp") == "e");
    REQUIRE(begun_.contains(id));
    arrows_.insert(begun_[id] + " > " + tracks_[place]);
  }

  json events_;
  double last_ = 0;
  std::map<int, std::string> processes_;
  std::map<Place, std::string> tracks_;
  std::map<Place, int> open_;
  Place marked_;
  std::map<int, std::string> begun_;
  std::map<std::string, std::vector<std::string>> slices_;
  std::multiset<std::string> arrows_;
};

Drawn drawn(Happened& take) {
  TakeToExport exported(take.journal());
  const json document = json::parse(exported.documents("perfetto").at("take.json"));
  CHECK(document.at("displayTimeUnit") == "ms");
  CHECK(exported.told().records == document.at("traceEvents").size());
  return Drawn(document);
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("export perfetto: arrows lead from who sends a message to who holds it, and on",
          "[export][perfetto]") {
  Happened take;
  take.make_queues();
  take.send(kMessageId, "jobs", "jo");
  take.pass(1s);
  take.receive(kMessageId, "jobs", 1, "worker");
  take.pass(30s);
  take.show(kMessageId, "jobs", 1);
  take.receive(kMessageId, "jobs", 2, "other");
  take.pass(1s);
  take.remove(kMessageId, "jobs", 2, "other");
  const Drawn picture = drawn(take);
  CHECK(picture.slices("jo calls") == Names{"sqs.SendMessage"});
  CHECK(picture.slices("worker holds") == Names{"jobs"});
  CHECK(picture.slices("other holds") == Names{"jobs"});
  CHECK(picture.arrows() ==
        std::multiset<std::string>{"jo calls > worker holds", "worker holds > other holds"});
}

TEST_CASE("export perfetto: what an actor holds at the same time is on tracks side by side",
          "[export][perfetto]") {
  Happened take;
  take.make_queues();
  for (const char* id : {"a", "b", "c"}) take.send(id, "jobs", "jo");
  take.receive("a", "jobs", 1, "worker");
  take.pass(1s);
  take.receive("b", "jobs", 1, "worker");
  take.pass(1s);
  take.remove("a", "jobs", 1, "worker");
  take.receive("c", "jobs", 1, "worker");
  const Drawn picture = drawn(take);
  CHECK(picture.slices("worker holds").size() == 2);
  CHECK(picture.slices("worker holds (2)").size() == 1);
}

TEST_CASE("export perfetto: a task's statuses, from the call that started it",
          "[export][perfetto]") {
  Happened take;
  const auto call = take.call("jo", "ecs.RunTask", {{"taskDefinition", "worker"}});
  take.task(kTaskId, "PROVISIONING", {}, call);
  take.reply(call, "ecs.RunTask", {{"tasks", json::array()}, {"failures", json::array()}});
  take.pass(1s);
  take.task(kTaskId, "RUNNING");
  take.prints(kTaskId, "hello");
  take.pass(1s);
  take.task(kTaskId, "STOPPED");
  const Drawn picture = drawn(take);
  CHECK(picture.slices("worker 01234567") == Names{"PROVISIONING", "RUNNING", "STOPPED"});
  CHECK(picture.arrows().count("jo calls > worker 01234567") == 1);
  CHECK(picture.slices("container/0123456789abcdef0123456789abcdef prints") == Names{"hello"});
}

TEST_CASE("export perfetto: faults, failures and steps are marks of the take",
          "[export][perfetto]") {
  Happened take;
  take.event("sqs", "fault.struck", "jobs", {{"fault", "sqs.duplicate"}, {"rule", 1}});
  take.event("scenario", "step", "", {{"line", 3}});
  const Drawn picture = drawn(take);
  CHECK(picture.slices("fault.struck") == Names{"jobs"});
  CHECK(picture.slices("step") == Names{"step"});
}

TEST_CASE("export perfetto: how many messages are in a queue is drawn", "[export][perfetto]") {
  Happened take;
  take.make_queues();
  take.send(kMessageId, "jobs", "jo");
  take.receive(kMessageId, "jobs", 1, "worker");
  const Drawn picture = drawn(take);
  std::vector<json> counters;
  for (const json& event : picture.events()) {
    if (event.at("ph") == "C") counters.push_back(event.at("args"));
  }
  REQUIRE(counters.size() == 2);
  CHECK(counters[0] == json{{"visible", 1}, {"in flight", 0}, {"delayed", 0}});
  CHECK(counters[1] == json{{"visible", 0}, {"in flight", 1}, {"delayed", 0}});
}
