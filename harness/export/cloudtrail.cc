// CloudTrail's log files as a trail puts them into S3: one for each five minutes with calls.
//
// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html
// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-examples.html
#include <map>
#include <set>
#include <utility>

#include "harness/export/exporter.h"
#include "harness/export/ids.h"
#include "harness/export/trail_record.h"

namespace exporting {
namespace {

// CloudTrail delivers about that often.
constexpr sim::Duration kDelivery = std::chrono::minutes{5};

// The file of one account and region that is being written.
struct TrailFile {
  sim::Time slot{};
  std::unique_ptr<Document> document;
};

// `AWSLogs/ACCOUNT/CloudTrail/REGION/2026/01/05/ACCOUNT_CloudTrail_REGION_20260105T0905Z_….json.gz`
std::string name_of(const std::string& account, const std::string& region, sim::Time slot) {
  const std::string text = sim::to_iso8601(slot + kDelivery);
  const std::string year = text.substr(0, 4), month = text.substr(5, 2), day = text.substr(8, 2);
  const std::string minute = year + month + day + "T" + text.substr(11, 2) + text.substr(14, 2);
  const std::string own = iam_id_of("", account + region + text).substr(0, 16);
  return "AWSLogs/" + account + "/CloudTrail/" + region + "/" + year + "/" + month + "/" + day +
         "/" + account + "_CloudTrail_" + region + "_" + minute + "Z_" + own + ".json.gz";
}

class Trail {
 public:
  explicit Trail(Output& output) : output_(output) {}

  void add(const AnsweredCall& call, const std::string& record) {
    Key key{call.request.account, call.request.region};
    TrailFile& file = files_[key];
    const sim::Time slot = sim::floor_to(call.answer.time, kDelivery);
    if (file.document && file.slot != slot) end(file);
    if (file.document) {
      file.document->write(",");
    } else {
      file = {slot, output_.begin(name_of(key.first, key.second, slot), Packing::kGzip)};
      file.document->write("{\"Records\":[");
    }
    file.document->write(record);
  }

  void finish() {
    for (auto& [key, file] : files_) end(file);
  }

 private:
  using Key = std::pair<std::string, std::string>;

  static void end(TrailFile& file) {
    file.document->write("]}\n");
    file.document->finish();
    file.document.reset();
  }

  Output& output_;
  std::map<Key, TrailFile> files_;  // by account and region
};

Exported write_trail(TakeEvents& events, const std::string& of, Output& output) {
  Exported exported;
  TaskBook tasks(events);
  TableKeys keys;
  AnsweredCalls calls;
  Trail trail(output);
  std::set<std::string, std::less<>> services;
  events.each([&](const sim::Event& event) {
    tasks.see(event);
    calls.see(event, [&](const AnsweredCall& call) {
      keys.see(call);
      services.emplace(call.service);
      const bool is_wanted = of.empty() || of == call.service;
      if (!is_wanted || !is_in_trail(call.service, call.operation)) return;
      trail.add(call, trail_record(call, tasks, keys));
      ++exported.records;
    });
  });
  trail.finish();
  if (!of.empty() && !services.contains(of)) {
    throw UnknownName("service", of, {services.begin(), services.end()});
  }
  return exported;
}

}  // namespace

const Exporter kCloudTrailFiles{.name = "cloudtrail",
                                .writes = "CloudTrail's files as they lie in S3, with data events",
                                .record = "call",
                                .of = "service",
                                .has_documents = true,
                                .write = write_trail};

}  // namespace exporting
