// How long an explanation takes of a journal of millions of events, from opening the file to the
// text, and what the index for it costs while the journal is written.
//
//   backlot_explain_bench FOLDER [events]
//
// Prints JSON: `events`, `megabytes` of the journal, `write_s`, `write_plain_s` without the index,
// `close_s` of `write_s` for what is done after the last event, and `most_ms` with `of`, the
// slowest kind of explanation, the worst of several of each kind.
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <memory>
#include <string>

#include "harness/explain/explain.h"
#include "harness/explain/journal_index.h"
#include "sim/time/pacer.h"

namespace {

using harness::Question;

constexpr std::uint64_t kEventsATurn = 100'000;
constexpr std::uint64_t kEventsAMessage = 14;
constexpr std::uint64_t kQueues = 20;
constexpr std::uint64_t kWorkers = 50;
constexpr char kUrl[] = "http://127.0.0.1:4566/000000000000/";

std::string id_of(const char* form, std::uint64_t number) {
  char text[64];
  std::snprintf(text, sizeof text, form,
                static_cast<unsigned long long>(number * 2654435761 % (1ULL << 32)),
                static_cast<unsigned long long>(number));
  return text;
}

std::string message_id(std::uint64_t number) {
  return id_of("%08llx-0000-4000-8000-%012llx", number);
}
std::string task_id(std::uint64_t number) { return id_of("%08llx%024llx", number); }

// Writes messages that workers receive, work on and delete; of each thousand one is never deleted
// and becomes a dead letter, and of each ten thousand a task ends badly.
class MadeUpTake {
 public:
  MadeUpTake(const std::string& path, bool with_index) : file_(path) {
    if (with_index) index_ = std::make_unique<harness::JournalIndex>(file_);
  }

  void write(std::uint64_t events) {
    const auto table = call("setup", "dynamodb.CreateTable",
                            R"({"TableName":"work","KeySchema":[{"AttributeName":"id",)"
                            R"("KeyType":"HASH"}]})");
    add("dynamodb", "api.reply", "dynamodb.CreateTable", table, reply("{}"));
    for (std::uint64_t queue = 0; queue < kQueues; ++queue) make_queue(queue);
    for (std::uint64_t worker = 0; worker < kWorkers; ++worker) start(worker);
    for (std::uint64_t number = 0; sequence_ + kEventsAMessage < events; ++number) live(number);
    const sim::Duration ended = sim::Pacer::wall_now();
    if (index_ != nullptr) index_->finish();
    file_.flush();
    close_s_ = sim::seconds(sim::Pacer::wall_now() - ended);
  }

  std::uint64_t messages() const { return messages_; }
  double close_s() const { return close_s_; }
  std::uint64_t events() const { return sequence_; }

 private:
  static std::string reply(const std::string& output) {
    return R"({"request":"f660b4c2-c369-4830-949b-6c96527eaef3","output":)" + output + "}";
  }

  std::uint64_t add(std::string actor, const char* kind, std::string subject, std::uint64_t cause,
                    std::string data) {
    event_.sequence = ++sequence_;
    event_.time = sim::kDefaultStart + std::chrono::milliseconds{sequence_};
    event_.actor = std::move(actor);
    event_.kind = kind;
    event_.subject = std::move(subject);
    event_.cause = cause;
    event_.data = std::move(data);
    event_.value.forget();
    file_.add(event_);
    if (index_ != nullptr) index_->see(event_);
    if (sequence_ % kEventsATurn == 0) file_.flush();
    return sequence_;
  }

  std::uint64_t call(const std::string& actor, const std::string& operation,
                     const std::string& input) {
    return add(actor, "api.call", operation, 0,
               R"({"request":"f660b4c2-c369-4830-949b-6c96527eaef3","account":"000000000000",)"
               R"("region":"us-east-1","input":)" +
                   input + "}");
  }

  void make_queue(std::uint64_t number) {
    const std::string name = "jobs-" + std::to_string(number);
    for (const std::string& queue : {name + "-dlq", name}) {
      const auto asked = call("setup", "sqs.CreateQueue", R"({"QueueName":")" + queue + "\"}");
      add("sqs", "api.reply", "sqs.CreateQueue", asked,
          reply(R"({"QueueUrl":")" + std::string(kUrl) + queue + "\"}"));
    }
  }

  static std::string worker_name(std::uint64_t worker) {
    return "worker-" + std::to_string(worker);
  }

  void start(std::uint64_t worker) {
    task(worker, worker, R"("status":"RUNNING","desired":"RUNNING")");
  }

  void task(std::uint64_t number, std::uint64_t worker, const std::string& state) {
    add("ecs", "ecs.task", "arn:aws:ecs:us-east-1:000000000000:task/work/" + task_id(number), 0,
        "{" + state +
            R"(,"cluster":"work","family":"worker","group":"family:worker",)"
            R"("container":"main","containerId":")" +
            worker_name(worker) + "\"}");
  }

  void live(std::uint64_t number) {
    ++messages_;
    const std::string queue = "jobs-" + std::to_string(number % kQueues);
    const std::string id = message_id(number);
    const std::uint64_t worker = number % kWorkers;
    const std::string actor = "container/" + worker_name(worker);
    const std::string in_queue = R"({"queue":")" + queue + "\",";
    const auto sent = call("front", "sqs.SendMessage",
                           R"({"QueueUrl":")" + (kUrl + queue) +
                               R"(","MessageBody":"{\"order\":1,\"cake\":\"carrot\"}"})");
    add("sqs", "sqs.sent", id, sent, in_queue + R"("sequence":1,"bytes":29,"from":"front"})");
    add("sqs", "api.reply", "sqs.SendMessage", sent, reply(R"({"MessageId":")" + id + "\"}"));
    const auto asked =
        call(actor, "sqs.ReceiveMessage", R"({"QueueUrl":")" + (kUrl + queue) + "\"}");
    add("sqs", "sqs.received", id, asked,
        in_queue + R"("receives":1,"receiver":")" + actor + R"(","hidden_s":30})");
    add("sqs", "api.reply", "sqs.ReceiveMessage", asked, reply(R"({"Messages":[]})"));
    const auto put =
        call(actor, "dynamodb.PutItem",
             R"({"TableName":"work","Item":{"id":{"S":")" + id + R"("},"state":{"S":"done"}}})");
    add("dynamodb", "api.reply", "dynamodb.PutItem", put, reply("{}"));
    add("container/" + task_id(worker), "ecs.output",
        "arn:aws:ecs:us-east-1:000000000000:task/work/" + task_id(worker), 0,
        R"({"container":"main","containerId":")" + worker_name(worker) +
            R"(","stream":"stdout","line":"the cake is in the oven"})");
    if (number % 10'000 == 9'999) {
      task(kWorkers + number, worker,
           R"("status":"STOPPED","desired":"STOPPED","exitCode":137,)"
           R"("code":"EssentialContainerExited","reason":"it died")");
    }
    if (number % 1000 == 999) return bury(id, queue, actor);
    const auto gone = call(actor, "sqs.DeleteMessage",
                           R"({"QueueUrl":")" + (kUrl + queue) + R"(","ReceiptHandle":"h"})");
    add("sqs", "sqs.deleted", id, gone, in_queue + R"("receives":1,"by":")" + actor + "\"}");
    add("sqs", "api.reply", "sqs.DeleteMessage", gone, reply("{}"));
  }

  void bury(const std::string& id, const std::string& queue, const std::string& actor) {
    add("sqs", "sqs.shown", id, 0,
        R"({"queue":")" + queue + R"(","receives":1,"reason":"visibility timeout"})");
    const auto asked =
        call(actor, "sqs.ReceiveMessage", R"({"QueueUrl":")" + (kUrl + queue) + "\"}");
    add("sqs", "sqs.moved", id, asked,
        R"({"queue":")" + queue + R"(","to":")" + queue +
            R"(-dlq","reason":"maxReceiveCount","receives":1})");
    add("sqs", "api.reply", "sqs.ReceiveMessage", asked, reply("{}"));
  }

  sim::JournalFile file_;
  std::unique_ptr<harness::JournalIndex> index_;
  std::uint64_t sequence_ = 0;
  std::uint64_t messages_ = 0;
  double close_s_ = 0;
  sim::Event event_;
};

double since_s(sim::Duration began) { return sim::seconds(sim::Pacer::wall_now() - began); }

struct Slowest {
  double ms = 0;
  std::string of;
};

void ask(const std::string& path, const char* of, const Question& question, Slowest& slowest) {
  const sim::Duration began = sim::Pacer::wall_now();
  const auto events = harness::recorded_events(path);
  const std::string text = to_text(harness::explain(*events, question, {}));
  const double ms = since_s(began) * 1000;
  if (text.empty()) std::abort();
  std::fprintf(stderr, "%-12s %8.1f ms, %zu bytes\n", of, ms, text.size());
  if (ms > slowest.ms) slowest = {ms, of};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  const std::filesystem::path folder = argv[1];
  const std::uint64_t wanted = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 5'000'000;
  const std::string path = folder / "take.sqlite";
  const std::string plain = folder / "plain.sqlite";
  sim::Duration began = sim::Pacer::wall_now();
  {
    MadeUpTake take(plain, false);
    take.write(wanted);
  }
  const double plain_s = since_s(began);
  std::filesystem::remove(plain);
  began = sim::Pacer::wall_now();
  std::uint64_t messages = 0, events = 0;
  double close_s = 0;
  {
    MadeUpTake take(path, true);
    take.write(wanted);
    messages = take.messages();
    events = take.events();
    close_s = take.close_s();
  }
  const double write_s = since_s(began);
  using Kind = Question::Kind;
  Slowest slowest;
  for (const std::uint64_t number : {std::uint64_t{0}, messages / 2, messages / 1000 * 1000 - 1}) {
    ask(path, "message", {Kind::kMessage, message_id(number), {}}, slowest);
    ask(path, "item", {Kind::kItem, "work", message_id(number)}, slowest);
  }
  for (const char* queue : {"jobs-0", "jobs-19", "jobs-19-dlq"}) {
    ask(path, "queue", {Kind::kQueue, queue, {}}, slowest);
  }
  for (const std::uint64_t task : {std::uint64_t{0}, kWorkers - 1}) {
    ask(path, "task", {Kind::kTask, task_id(task), {}}, slowest);
  }
  ask(path, "failure", {Kind::kFailure, {}, {}}, slowest);
  ask(path, "take", {Kind::kTake, {}, {}}, slowest);
  std::printf(
      "{\"events\":%llu,\"megabytes\":%.0f,\"write_s\":%.1f,\"write_plain_s\":%.1f,"
      "\"close_s\":%.1f,\"most_ms\":%.1f,\"of\":\"%s\"}\n",
      static_cast<unsigned long long>(events),
      static_cast<double>(std::filesystem::file_size(path)) / 1e6, write_s, plain_s, close_s,
      slowest.ms, slowest.of.c_str());
  return 0;
}
