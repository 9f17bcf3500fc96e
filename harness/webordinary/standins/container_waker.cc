#include "harness/webordinary/standins/container_waker.h"

#include "sim/time/wait.h"

namespace harness {
namespace {

using namespace std::chrono_literals;

constexpr sim::Duration kWakePoll = 2s;
constexpr sim::Duration kGiveUp = 60s;

}  // namespace

// Forgets a wake that is over, however it ended.
class ContainerWaker::WakeUnderWay {
 public:
  WakeUnderWay(std::map<std::string, Request>& wakes, std::string id)
      : wakes_(wakes), id_(std::move(id)) {}
  WakeUnderWay(const WakeUnderWay&) = delete;
  WakeUnderWay& operator=(const WakeUnderWay&) = delete;
  ~WakeUnderWay() { wakes_.erase(id_); }

 private:
  std::map<std::string, Request>& wakes_;
  std::string id_;
};

ContainerWaker::ContainerWaker(StandinContext& context)
    : context_(context), tables_(context.aws), tasks_(context.aws) {}

sim::Task<> ContainerWaker::ensure_running(ContainerName container,
                                           std::map<std::string, std::string> environment) {
  const std::string id = container.id();
  Request& request = wakes_[id];
  request.last = context_.scheduler.now();
  if (++request.times > 1) co_return;
  const WakeUnderWay until_the_end(wakes_, id);
  co_await keep_looking(id, environment);
}

sim::Task<> ContainerWaker::keep_looking(std::string id,
                                         std::map<std::string, std::string> environment) {
  const Request& request = wakes_[id];
  Look seen = Look::kWait;
  while (context_.scheduler.now() < request.last + kGiveUp) {
    const int asked = request.times;
    // Nobody gives a container another task while the one that it has is coming up.
    if (seen == Look::kComingUp) seen = co_await look_at_task(id);
    if (seen != Look::kComingUp) seen = co_await look(id);
    // Who asked while this look was under way may know more than it saw.
    if (seen == Look::kRunning && asked == request.times) co_return;
    if (seen == Look::kRunning) continue;
    if (seen == Look::kStart) {
      const bool mine = co_await claim(id);
      if (mine) co_await start_task(id, environment);
    }
    co_await sim::sleep(context_.scheduler, kWakePoll);
  }
  context_.print("WARN " + id + " is not running after 60 s");
}

sim::Task<ContainerWaker::Look> ContainerWaker::look(std::string container_id) {
  Row key;
  key["containerId"] = container_id;
  const auto row = co_await tables_.get(kContainersTable, key);
  rows_[container_id] = row.value_or(Row{});
  if (!row) co_return Look::kStart;
  const std::string status = text_of(*row, "status");
  const std::string task = text_of(*row, "taskArn");
  if (task.empty()) {
    // Somebody has claimed the start and not yet written the task: theirs, unless they are gone.
    co_return status == "starting" && was_just_claimed(*row) ? Look::kWait : Look::kStart;
  }
  const Look seen = co_await look_at_task(container_id);
  if (seen == Look::kStart) co_return seen;
  const bool leaving = status == "stopping" || status == "stopped";
  co_return leaving ? Look::kWait : seen;
}

bool ContainerWaker::was_just_claimed(const Row& row) const {
  const std::int64_t claimed = std::stoll("0" + text_of(row, "claimedAt"));
  return sim::unix_ms(context_.scheduler.now()) - claimed <= 60'000;
}

sim::Task<ContainerWaker::Look> ContainerWaker::look_at_task(std::string container_id) {
  const std::string cluster = context_.env("CLUSTER");
  const std::string task = text_of(rows_[container_id], "taskArn");
  const TaskState state = co_await tasks_.describe(cluster, task);
  // What was just started need not be known everywhere yet; what is long over is forgotten.
  if (state.last_status.empty() && was_just_claimed(rows_[container_id])) co_return Look::kComingUp;
  if (state.last_status.empty() || state.last_status == "STOPPED") co_return Look::kStart;
  if (state.desired_status == "STOPPED") co_return Look::kWait;
  co_return state.last_status == "RUNNING" ? Look::kRunning : Look::kComingUp;
}

sim::Task<bool> ContainerWaker::claim(std::string container_id) {
  const Row& seen = rows_[container_id];
  Row key;
  key["containerId"] = container_id;
  Row changes;
  changes["status"] = "starting";
  changes["taskArn"] = "";
  changes["claimedAt"] = sim::unix_ms(context_.scheduler.now());
  Row values;
  std::string condition = "attribute_not_exists(containerId)";
  if (!seen.empty()) {
    // Nobody has claimed the start since this row was read.
    values[":task"] = text_of(seen, "taskArn");
    values[":claimed"] =
        Cell{static_cast<std::int64_t>(std::stoll("0" + text_of(seen, "claimedAt")))};
    condition = "taskArn = :task AND claimedAt = :claimed";
  }
  const bool held = co_await tables_.update(kContainersTable, key, changes, condition, values);
  co_return held;
}

sim::Task<> ContainerWaker::start_task(std::string container_id,
                                       std::map<std::string, std::string> environment) {
  const std::string cluster = context_.env("CLUSTER");
  const std::string definition = context_.env("TASK_DEFINITION");
  const std::string name = context_.env("CONTAINER_NAME");
  context_.print("starting a task for " + container_id);
  const std::string task = co_await tasks_.run(cluster, definition, name, environment);
  Row key;
  key["containerId"] = container_id;
  Row changes;
  changes["taskArn"] = task;
  changes["status"] = task.empty() ? "stopped" : "starting";
  changes["clientProjectId"] = environment["CLIENT_ID"] + "-" + environment["PROJECT_ID"];
  changes["userId"] = environment["USER_ID"];
  changes["ttl"] = sim::unix_s(context_.scheduler.now() + 24h);
  co_await tables_.update(kContainersTable, key, changes);
}

sim::Task<bool> ContainerWaker::is_active(std::string container_id) {
  const Look seen = co_await look(container_id);
  co_return seen != Look::kStart;
}

}  // namespace harness
