#include "harness/webordinary/standins/edit_container.h"

#include <algorithm>
#include <cstdlib>

#include "harness/webordinary/git_host.h"

namespace harness {
namespace {

using namespace std::chrono_literals;

constexpr sim::Duration kCommandVisibility = 300s;
// Long enough before the visibility timeout ends that one lost call does no harm.
constexpr sim::Duration kHeartbeat = 120s;
constexpr sim::Duration kGrace = 5s;
constexpr sim::Duration kLookForSessions = 10s;
constexpr sim::Duration kDevServerStart = 2s;
// In how many of the newest commits of a branch a command is looked for, which may have been
// carried out already.
constexpr std::size_t kLedgerDepth = 50;
constexpr char kTrailer[] = "Command-Id: ";

sim::Duration minutes_of(const std::string& text, sim::Duration fallback) {
  const int minutes = std::atoi(text.c_str());
  return minutes > 0 ? sim::saturated(std::chrono::minutes{minutes}) : fallback;
}

// What two copies of a command have alike. The same id on another branch is another command.
std::string identity_of(const Command& command) {
  return command.command_id + " " + command.branch;
}

std::string command_message(const std::string& headline, const Command& command) {
  return headline + "\n\n" + kTrailer + command.command_id + "\n";
}

}  // namespace

EditContainer::EditContainer(StandinContext context)
    : context_(std::move(context)),
      container_id_(context_.env("CONTAINER_ID")),
      idle_limit_(minutes_of(context_.env("AUTO_SHUTDOWN_MINUTES"), 20min)),
      workspace_(context_.git.workspace(container_id_, context_.env("REPO_URL"))),
      claude_(context_, workspace_),
      last_activity_(context_.scheduler.now()) {}

void EditContainer::spawn(sim::Spawned& place, sim::Task<> task, const std::string& what) {
  place = sim::Spawned{context_.scheduler, std::move(task), [this, what](auto error) {
                         if (!error) return;
                         try {
                           std::rethrow_exception(error);
                         } catch (const std::exception& e) {
                           context_.print("ERROR " + what + ": " + e.what());
                           context_.exit(1);
                         }
                       }};
}

void EditContainer::start() { spawn(main_, main(), "main"); }

void EditContainer::terminate() { spawn(shutdown_, shut_down(), "shutdown"); }

bool EditContainer::is_per_session() const { return context_.env("QUEUES_PER") == "session"; }

sim::Task<> EditContainer::main() {
  co_await start_up();
  for (;;) {
    co_await find_sources();
    listen_to_all();
    sim::Duration pause = std::max<sim::Duration>(until_sleep(), 1s);
    if (is_per_session()) pause = std::min<sim::Duration>(pause, kLookForSessions);
    co_await sim::sleep(context_.scheduler, pause);
    if (until_sleep() > 0s) continue;
    const bool asleep = co_await fall_asleep();
    if (asleep) break;
  }
  context_.exit(0);
}

sim::Task<> EditContainer::start_up() {
  context_.print("starting for " + container_id_);
  workspace_.fetch();
  co_await sim::sleep(context_.scheduler, kDevServerStart);
  serves_preview_ = true;
  context_.print("preview is served on port 4321");
  const bool marked = co_await mark("running");
  if (!marked) context_.print("WARN the containers table does not know this task");
}

std::optional<std::vector<std::string>> EditContainer::preview(const std::string& branch) const {
  if (!serves_preview_) return std::nullopt;
  if (workspace_.find(branch)) return workspace_.files_at(branch);
  const std::string pushed = "origin/" + branch;
  if (workspace_.find(pushed)) return workspace_.files_at(pushed);
  return std::nullopt;
}

sim::Task<> EditContainer::find_sources() {
  const std::string first = context_.env("INPUT_QUEUE_URL");
  sources_.try_emplace(first, Source{first, context_.env("OUTPUT_QUEUE_URL"), {}});
  if (!is_per_session()) co_return;
  // With a queue set for each session, new sessions of this container show in the tracking table.
  const std::string table = "webordinary-queue-tracking";
  const std::vector<Row> rows = co_await tables_.scan(table);
  for (const Row& row : rows) {
    const auto container = row.find("container");
    if (container == row.end() || container->second.text != container_id_) continue;
    const std::string input = row.at("inputUrl").text;
    sources_.try_emplace(input, Source{input, row.at("outputUrl").text, {}});
  }
}

void EditContainer::listen_to_all() {
  for (auto& [url, source] : sources_) {
    if (!source.loop) spawn(source.loop, listen(source), "listening to " + url);
  }
}

sim::Task<> EditContainer::listen(Source& source) {
  for (;;) {
    std::vector<QueueMessage> messages;
    bool refused = false;
    try {
      messages = co_await queues_.receive(source.input, 1, kLongPoll, kCommandVisibility);
    } catch (const aws::Error& error) {
      // A queue that is gone ends the container; what passes does not.
      if (!aws::is_worth_retrying(error)) throw;
      context_.print("ERROR listening: " + error.code() + " " + error.message());
      refused = true;
    }
    if (refused) co_await sim::sleep(context_.scheduler, kAfterRefusal);
    for (QueueMessage& message : messages) co_await take(source, std::move(message));
  }
}

sim::Duration EditContainer::until_sleep() const {
  if (at_work_ || taking_) return idle_limit_;
  return last_activity_ + idle_limit_ - context_.scheduler.now();
}

sim::Task<> EditContainer::take(Source& source, QueueMessage message) {
  while (taking_) {
    taken_.clear();
    co_await taken_.wait();
  }
  const auto command = parse_command(message.body);
  const std::string by = command ? command->command_id : message.id;
  const std::string identity = command ? identity_of(*command) : message.id;
  if (at_work_ && identity == at_work_on_) {
    // SQS, or who sent it, delivers the command a second time: it goes when the work is done.
    context_.print("another copy of " + by);
    receipts_.push_back(std::move(message.receipt_handle));
    co_return;
  }
  if (answered_.contains(identity)) {
    const Answer same = answered_.at(identity);
    co_await answer_again(source, same, message.receipt_handle);
    co_return;
  }
  taking_ = true;
  co_await interrupt_current(by);
  last_activity_ = context_.scheduler.now();
  at_work_ = true;
  at_work_on_ = identity;
  receipts_ = {message.receipt_handle};
  work_ended_.clear();
  spawn(work_, work(source, std::move(message)), "work");
  taking_ = false;
  taken_.set();
}

sim::Task<> EditContainer::interrupt_current(std::string by) {
  if (!at_work_) co_return;
  context_.print("Interrupting session for " + by);
  interrupted_by_ = by;
  claude_.sigint();
  const bool stopped = co_await work_ended_.wait(kGrace);
  if (stopped) co_return;
  claude_.sigkill();
  co_await work_ended_.wait();
}

sim::Task<> EditContainer::work(Source& source, QueueMessage message) {
  try {
    const auto command = parse_command(message.body);
    if (!command) throw std::runtime_error("the message " + message.id + " is not a command");
    co_await carry_out(source, *command);
  } catch (const std::exception& error) {
    // The message is left as it is: SQS delivers it again, or moves it to the DLQ.
    context_.print(std::string("ERROR ") + error.what());
  }
  heartbeat_ = {};
  at_work_ = false;
  last_activity_ = context_.scheduler.now();
  work_ended_.set();
}

sim::Task<> EditContainer::carry_out(Source& source, Command command) {
  interrupted_by_.clear();
  spawn(heartbeat_, keep_invisible(source), "heartbeat");
  switch_to(command);
  ClaudeProcess::Result result;
  if (was_done(command)) {
    result.output = "This was carried out before";
  } else if (command.type == "edit" || command.type == "build") {
    result = co_await claude_.run(command);
  }
  if (result.end == ClaudeProcess::End::kFailed) {
    throw std::runtime_error("command " + command.command_id + ": " + result.output);
  }
  co_await finish(source, command, std::move(result));
}

sim::Task<> EditContainer::finish(Source& source, Command command, ClaudeProcess::Result result) {
  const bool interrupted = result.end == ClaudeProcess::End::kInterrupted;
  const auto commit_id =
      commit(interrupted ? "Partial work, interrupted\n"
                         : command_message("Edit: " + command.instruction, command));
  if (command.type == "push") push_all();
  Answer reply;
  reply.session_id = command.session_id;
  reply.command_id = command.command_id;
  reply.timestamp_ms = command.timestamp_ms;
  reply.completed_at_ms = sim::unix_ms(context_.scheduler.now());
  reply.success = !interrupted;
  reply.summary = result.output;
  reply.files_changed = result.files_changed;
  reply.preview_url = "/session/" + command.thread + "/";
  reply.interrupted = interrupted;
  reply.interrupted_by = interrupted ? interrupted_by_ : "";
  reply.git_commit = commit_id.value_or(workspace_.head());
  reply.branch = command.branch;
  co_await send_answer(source, reply);
  answered_[identity_of(command)] = reply;
  // SQS refuses to extend a message that is gone: the heartbeat ends before its message does.
  heartbeat_ = {};
  // The message is deleted last: after a crash before this, SQS delivers the command again.
  const std::vector<std::string> receipts = receipts_;
  for (const std::string& receipt : receipts) {
    co_await queues_.acknowledge(source.input, receipt);
  }
  // The record lives for a day from when the container was last used, not from its start.
  co_await mark("running");
}

sim::Task<> EditContainer::send_answer(Source& source, Answer reply) {
  const std::string body = to_json(reply);
  Queues::Attributes attributes;
  attributes["CommandId"] = reply.command_id;
  attributes["SessionId"] = reply.session_id;
  co_await queues_.send(source.output, body, attributes);
}

sim::Task<> EditContainer::answer_again(Source& source, Answer reply, std::string receipt) {
  context_.print("late copy of " + reply.command_id);
  try {
    co_await send_answer(source, reply);
    co_await queues_.acknowledge(source.input, receipt);
  } catch (const aws::Error& error) {
    // It is left where it is, and comes again.
    context_.print("ERROR " + error.code() + " " + error.message());
  }
}

sim::Task<> EditContainer::keep_invisible(Source& source) {
  for (;;) {
    co_await sim::sleep(context_.scheduler, kHeartbeat);
    const std::vector<std::string> receipts = receipts_;
    for (const std::string& receipt : receipts) {
      co_await extend(source, receipt);
    }
  }
}

sim::Task<> EditContainer::extend(Source& source, std::string receipt) {
  try {
    co_await queues_.extend(source.input, receipt, kCommandVisibility);
  } catch (const aws::Error& error) {
    // The work is worth more than one heartbeat: the queue may have been purged, or the call
    // throttled, and the next one comes before the visibility timeout ends.
    context_.print("WARN the message was not extended: " + error.code() + " " + error.message());
  }
}

void EditContainer::switch_to(const Command& command) {
  if (workspace_.branch() == command.branch) return;
  commit("Auto-save\n");
  workspace_.switch_to(command.branch);
  context_.print("switched to " + command.branch);
}

std::optional<std::string> EditContainer::commit(const std::string& message) {
  const sim::git::Signature signature{"Edit container", container_id_ + "@edit.backlot.test",
                                      context_.scheduler.now()};
  return workspace_.commit_all(message, signature);
}

bool EditContainer::was_done(const Command& command) const {
  const std::string line = kTrailer + command.command_id;
  for (const sim::git::Commit& commit : workspace_.log(workspace_.branch(), kLedgerDepth)) {
    if (commit.message.find(line) != std::string::npos) return true;
  }
  return false;
}

void EditContainer::push_all() {
  commit("Auto-save\n");
  for (const std::string& branch : workspace_.branches()) {
    if (branch != "main") workspace_.push(branch);
  }
}

sim::Task<bool> EditContainer::fall_asleep() {
  context_.print("idle: pushing all work");
  for (auto& [url, source] : sources_) source.loop = {};
  push_all();
  // Announced before the last look at the queues: whoever sends after that look sees `stopping`
  // and starts a new task when this one is gone.
  co_await mark("stopping");
  int depth = 0;
  for (auto& [url, source] : sources_) depth += co_await queues_.depth(source.input);
  if (depth > 0) {
    context_.print("a message came; staying awake");
    last_activity_ = context_.scheduler.now();
    co_await mark("running");
    co_return false;
  }
  co_await mark("stopped");
  co_return true;
}

sim::Task<> EditContainer::shut_down() {
  context_.print("SIGTERM: saving the work");
  main_ = {};
  for (auto& [url, source] : sources_) source.loop = {};
  const std::string by = "SIGTERM";
  co_await interrupt_current(by);
  push_all();
  co_await mark("stopped");
  context_.exit(0);
}

sim::Task<bool> EditContainer::mark(std::string status) {
  Row key;
  key["containerId"] = container_id_;
  Row changes;
  changes["status"] = status;
  changes["lastActivity"] = sim::unix_ms(context_.scheduler.now());
  changes["ttl"] = sim::unix_s(context_.scheduler.now() + 24h);
  Row values;
  values[":task"] = context_.task_arn;
  // Only as long as this task is the container's: a newer one has the say. A record that has no
  // task yet is ours too: Hermes writes the ARN after RunTask returned.
  const std::string condition = "attribute_not_exists(taskArn) OR taskArn = :task";
  const bool held = co_await tables_.update(kContainersTable, key, changes, condition, values);
  co_return held;
}

}  // namespace harness
