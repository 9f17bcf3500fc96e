// What a task runs: the interface between ECS and the programs in its containers.
//
// ECS decides when a container starts and stops. A ContainerRunner knows images and starts what
// belongs to them: a built-in stand-in, a child process, a script of a test.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "sim/time/time.h"

namespace ecs {

inline constexpr int kSigTerm = 15;
// The exit code of a container that SIGKILL ended: 128 + 9.
inline constexpr int kKilledExitCode = 137;

// One container that is to run, with the task definition and the overrides of RunTask merged.
struct ContainerSpec {
  std::string account;
  std::string region;
  std::string cluster_arn;
  std::string cluster;  // its name
  std::string task_arn;
  std::string task_id;
  std::string family;
  std::int32_t revision = 0;
  std::string group;
  std::string started_by;
  std::map<std::string, std::string> tags;
  // Of the whole task, as DescribeTasks has it: CPU units and MiB; "" if it has none.
  std::string task_cpu;
  std::string task_memory;
  std::string availability_zone;
  std::string launch_type;
  std::optional<sim::Time> created_at;
  std::optional<sim::Time> pull_started_at;
  std::optional<sim::Time> pull_stopped_at;

  std::string name;  // of the container
  std::string container_arn;
  std::string runtime_id;
  std::string image;
  std::vector<std::string> entry_point;
  std::vector<std::string> command;
  std::string working_directory;
  std::map<std::string, std::string> environment;
  // By the variable's name, the ARN it is to be read from. Backlot reads no secrets.
  std::map<std::string, std::string> secrets;
  std::optional<std::int32_t> cpu_units;   // 1024 are one CPU
  std::optional<std::int32_t> memory_mib;  // the hard limit: more than this is 137, out of memory
  std::string private_ip;
  std::vector<std::int32_t> ports;  // of the container, in the order of its port mappings
  std::string log_driver;           // "" if the container has none
  std::map<std::string, std::string> log_options;
  sim::Duration stop_timeout{};  // between SIGTERM and SIGKILL
};

enum class OutputStream { kStdout, kStderr };

// For how long a task is protected from scaling in if nobody says, and at most.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-scale-in-protection.html
inline constexpr std::int32_t kDefaultProtectionMinutes = 120;
inline constexpr std::int32_t kMostProtectionMinutes = 2880;

// How a running container reports, and what it may ask of ECS. All may be called at any time, also
// from inside start(), signal() and kill(): what follows from an exit happens later, from the
// scheduler. None may be called once the RunningContainer was destroyed.
class ContainerEvents {
 public:
  virtual ~ContainerEvents() = default;
  // The container has ended. The first report counts. `reason` is what DescribeTasks gives as the
  // container's reason: stop_reason::kOutOfMemory, or "".
  virtual void exited(int code, const std::string& reason) = 0;
  // One line the container printed, without its newline.
  virtual void output(std::string_view line, OutputStream stream) = 0;

  // Whether its task can be protected from scaling in: one of a service can.
  virtual bool can_be_protected() const = 0;
  // Protects its task until then; nothing: no more. REQUIRES: can_be_protected().
  virtual void protect(std::optional<sim::Time> until) = 0;
  // Until when its task is protected. That may be over.
  virtual std::optional<sim::Time> protected_until() const = 0;
};

// A command that runs beside a container's own. Destroying it ends it at once and silently.
class ContainerCommand {
 public:
  virtual ~ContainerCommand() = default;
};

// A container that runs. Destroying it ends the program at once and silently: no event follows.
class RunningContainer {
 public:
  virtual ~RunningContainer() = default;
  // Sends a signal, `kSigTerm`. The program may exit now, later or never.
  virtual void signal(int number) = 0;
  // SIGKILL: ends the program, which reports exited(kKilledExitCode, …) like any other exit.
  virtual void kill() = 0;

  // Whether commands can be run in it.
  virtual bool can_execute() const { return false; }
  // Runs a command where the container's program runs, as `docker exec` does, and reports its exit
  // code once, which may destroy the command. The container must outlive it.
  // REQUIRES: can_execute().
  virtual std::unique_ptr<ContainerCommand> execute(const std::vector<std::string>& /*arguments*/,
                                                    std::function<void(int code)> /*ended*/) {
    throw std::logic_error("no command can be run in this container");
  }
};

// Why a container cannot be started. what() is the reason as DescribeTasks gives it, one of
// fakes/ecs/tasks/stop_reasons.h.
class ContainerStartError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class ContainerRunner {
 public:
  virtual ~ContainerRunner() = default;
  // Whether `image` can be pulled. A task with an image that cannot never starts:
  // CannotPullContainerError.
  virtual bool has_image(std::string_view image) const = 0;
  // Starts a container. ContainerStartError if that fails; null if nothing runs it after all.
  // `events` lives at least as long as what is returned. REQUIRES: has_image(spec.image).
  virtual std::unique_ptr<RunningContainer> start(const ContainerSpec& spec,
                                                  ContainerEvents& events) = 0;
};

}  // namespace ecs
