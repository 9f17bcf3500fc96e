#include "tests/harness/explain/happened.h"

#include <optional>

#include "harness/explain/journal_index.h"
#include "tests/support/catch.h"

namespace tests {

using harness::Question;
using nlohmann::json;

std::string task_arn(const std::string& id) {
  return "arn:aws:ecs:us-east-1:000000000000:task/jobs/" + id;
}

namespace {

constexpr char kUrl[] = "http://127.0.0.1:4566/000000000000/";
constexpr char kArn[] = "arn:aws:sqs:us-east-1:000000000000:";

std::string platform_words(const sim::Event& event) {
  return event.kind == "oven.lit" ? "the oven was lit" : "";
}

}  // namespace

void Happened::pass(sim::Duration span) { scheduler_.advance_to(scheduler_.now() + span); }

std::uint64_t Happened::event(const std::string& actor, const std::string& kind,
                              const std::string& subject, const json& data, std::uint64_t cause) {
  const sim::CauseScope scope(journal_, cause);
  return journal_.record(actor, kind, subject, data.is_null() ? "{}" : data.dump());
}

std::uint64_t Happened::call(const std::string& actor, const std::string& operation,
                             const json& input, std::uint64_t cause) {
  return event(
      actor, "api.call", operation,
      {{"request", "r"}, {"account", "000000000000"}, {"region", "us-east-1"}, {"input", input}},
      cause);
}

void Happened::reply(std::uint64_t call, const std::string& operation, const json& output) {
  event(operation.substr(0, operation.find('.')), "api.reply", operation,
        {{"request", "r"}, {"output", output}}, call);
}

void Happened::refuse(std::uint64_t call, const std::string& operation, const std::string& code,
                      const std::string& message) {
  event(operation.substr(0, operation.find('.')), "api.error", operation,
        {{"request", "r"}, {"error", {{"code", code}, {"status", 400}, {"message", message}}}},
        call);
}

void Happened::make_queues(int receives) {
  const auto make = [&](const std::string& name, const json& attributes) {
    const auto asked =
        call("setup", "sqs.CreateQueue", {{"QueueName", name}, {"Attributes", attributes}});
    reply(asked, "sqs.CreateQueue", {{"QueueUrl", kUrl + name}});
  };
  make("jobs-dlq", {{"MessageRetentionPeriod", "86400"}});
  make("jobs", {{"VisibilityTimeout", "30"},
                {"RedrivePolicy", json{{"deadLetterTargetArn", std::string(kArn) + "jobs-dlq"},
                                       {"maxReceiveCount", receives}}
                                      .dump()}});
}

void Happened::send(const std::string& id, const std::string& queue, const std::string& sender,
                    const std::string& body, std::uint64_t cause) {
  const auto asked =
      call(sender, "sqs.SendMessage", {{"QueueUrl", kUrl + queue}, {"MessageBody", body}}, cause);
  event("sqs", "sqs.sent", id,
        {{"queue", queue}, {"sequence", 1}, {"bytes", body.size()}, {"from", sender}}, asked);
  reply(asked, "sqs.SendMessage", {{"MessageId", id}, {"MD5OfMessageBody", ""}});
}

void Happened::receive(const std::string& id, const std::string& queue, int receives,
                       const std::string& receiver, int hidden_s) {
  const auto asked = call(receiver, "sqs.ReceiveMessage", {{"QueueUrl", kUrl + queue}});
  event("sqs", "sqs.received", id,
        {{"queue", queue}, {"receives", receives}, {"receiver", receiver}, {"hidden_s", hidden_s}},
        asked);
  reply(asked, "sqs.ReceiveMessage",
        {{"Messages", {{{"MessageId", id}, {"ReceiptHandle", "h"}, {"Body", "the body"}}}}});
}

void Happened::show(const std::string& id, const std::string& queue, int receives) {
  event("sqs", "sqs.shown", id,
        {{"queue", queue}, {"receives", receives}, {"reason", "visibility timeout"}});
}

void Happened::remove(const std::string& id, const std::string& queue, int receives,
                      const std::string& receiver) {
  const auto asked =
      call(receiver, "sqs.DeleteMessage", {{"QueueUrl", kUrl + queue}, {"ReceiptHandle", "h"}});
  event("sqs", "sqs.deleted", id, {{"queue", queue}, {"receives", receives}, {"by", receiver}},
        asked);
  reply(asked, "sqs.DeleteMessage", json::object());
}

void Happened::to_dead_letters(const std::string& id, int receives, const std::string& asker) {
  const auto asked = call(asker, "sqs.ReceiveMessage", {{"QueueUrl", std::string(kUrl) + "jobs"}});
  event("sqs", "sqs.moved", id,
        {{"queue", "jobs"},
         {"to", "jobs-dlq"},
         {"reason", "maxReceiveCount"},
         {"receives", receives}},
        asked);
  reply(asked, "sqs.ReceiveMessage", json::object());
}

void Happened::task(const std::string& id, const std::string& status, const json& more,
                    std::uint64_t cause) {
  json data = {
      {"status", status},
      {"desired", status == "STOPPED" || status == "DEPROVISIONING" ? "STOPPED" : "RUNNING"},
      {"cluster", "jobs"},
      {"family", "worker"},
      {"group", "service:work"},
      {"container", "main"}};
  if (more.is_object()) data.update(more);
  event("ecs", "ecs.task", task_arn(id), data, cause);
}

std::uint64_t Happened::prints(const std::string& id, const std::string& line) {
  return event("container/" + id, "ecs.output", task_arn(id),
               {{"container", "main"}, {"stream", "stdout"}, {"line", line}});
}

harness::Explanation Happened::explained(Question::Kind kind, const std::string& name,
                                         const std::string& key) const {
  const Question question{kind, name, key};
  const auto memory =
      harness::events_in_memory(journal_.events(), sim::kDefaultStart, scheduler_.now());
  harness::Explanation told = harness::explain(*memory, question, platform_words);
  record(path("take.sqlite"));
  const auto recorded = harness::recorded_events(path("take.sqlite"));
  const harness::Explanation again = harness::explain(*recorded, question, platform_words);
  // The end of a recorded take is its last event, that of a World is now.
  if (kind != Question::Kind::kQueue && kind != Question::Kind::kTake) {
    CHECK(to_json(again) == to_json(told));
  }
  return told;
}

std::string Happened::text(Question::Kind kind, const std::string& name,
                           const std::string& key) const {
  return to_text(explained(kind, name, key));
}

std::string Happened::unknown(Question::Kind kind, const std::string& name,
                              const std::string& key) const {
  try {
    return "found: " + text(kind, name, key);
  } catch (const harness::UnknownThing& error) {
    return error.what();
  }
}

void Happened::record(const std::string& path, bool with_index) const {
  sim::JournalFile file(path);
  std::optional<harness::JournalIndex> index;
  if (with_index) index.emplace(file);
  for (const sim::Event& event : journal_.events()) {
    file.add(event);
    if (index) index->see(event);
  }
  file.set_info({{"scenario", "made up"}, {"seed", "1"}});
  if (index) index->finish();
  file.flush();
}

}  // namespace tests
