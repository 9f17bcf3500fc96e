#include "harness/programs/program_container.h"

#include <signal.h>
#include <unistd.h>

#include <filesystem>
#include <utility>

#include "fakes/ecs/tasks/stop_reasons.h"
#include "harness/programs/engine.h"
#include "harness/programs/program_command.h"
#include "harness/programs/program_containers.h"
#include "harness/programs/secrets.h"
#include "harness/programs/vtime_program_clock.h"
#include "harness/world/actor.h"
#include "harness/world/inner_path.h"

namespace harness {
namespace {

namespace fs = std::filesystem;

// What a kept line of output counts against the limit beyond its text.
constexpr std::size_t kLineCost = 100;
constexpr const char* kLoopback = "127.0.0.1";
constexpr std::uint64_t kMiB = std::uint64_t{1024} * 1024;

void check_inside(const std::string& folder) {
  if (!leads_out(folder)) return;
  throw std::runtime_error("the working directory '" + folder +
                           "' leads out of the container's folder");
}

}  // namespace

ProgramContainer::ProgramContainer(const ContainerContext& context, const ecs::ContainerSpec& spec,
                                   const ImageConfig& image, Identity identity, sim::Time now,
                                   ecs::ContainerEvents& events)
    : context_(context),
      spec_(spec),
      identity_(std::move(identity)),
      started_at_(now),
      events_(events) {
  spec_.environment.merge(secrets_of(spec_, context_.config.secrets));
  try {
    if (image.engine) {
      start_in_engine(*image.engine);
    } else {
      start(*image.command);
    }
  } catch (const sim::StartError& error) {
    context_.sandboxes.remove(spec_);
    const bool is_ours = error.reason() == sim::StartError::Reason::kSurroundings;
    throw ecs::ContainerStartError(
        is_ours
            ? ecs::stop_reason::cannot_start(std::string("Backlot failed here at ") + error.what())
            : ecs::stop_reason::cannot_run_command(error.what()));
  } catch (const std::exception& error) {
    context_.sandboxes.remove(spec_);
    throw ecs::ContainerStartError(ecs::stop_reason::cannot_start(error.what()));
  }
  context_.containers.add(*this);
}

ProgramContainer::~ProgramContainer() {
  *alive_ = false;
  unwatch();
  child_.reset();
  engine_.reset();
  context_.containers.remove(*this);
  task_.reset();
  context_.sandboxes.remove(spec_);
}

void ProgramContainer::unwatch() {
  if (std::exchange(watched_, false)) context_.clock->remove(*child_);
}

void ProgramContainer::start(const CommandConfig& command) {
  task_ = context_.sandboxes.of(spec_);
  ContainerLayout layout = context_.sandboxes.prepare(spec_, command, *task_);
  layout.credentials = identity_.credentials;
  layout.token = identity_.token;
  options_.environment = environment_of(spec_, command, layout);
  const std::string name = spec_.task_id + "/" + spec_.name;
  share_clock(name);
  options_.arguments = arguments_of(spec_, command, layout, options_.environment);
  if (options_.arguments.empty()) throw std::runtime_error("No command specified");
  options_.folder = enter_folder(command, layout, options_.environment);
  if (spec_.memory_mib) {
    options_.memory_bytes = static_cast<std::uint64_t>(*spec_.memory_mib) * kMiB;
  }
  options_.network = task_->network.get();
  if (!context_.sandboxes.mount_at().empty()) {
    options_.mount_from = context_.sandboxes.folder();
    options_.mount_at = context_.sandboxes.mount_at();
  }
  launch();
}

// The child is one that prints what the container prints, and ends with it.
void ProgramContainer::start_in_engine(const EngineConfig& config) {
  task_ = std::make_shared<TaskSandbox>();
  task_->address = kLoopback;
  ContainerLayout layout = context_.sandboxes.prepare(spec_, {}, *task_);
  layout.credentials = identity_.credentials;
  layout.token = identity_.token;
  sim::engine::EngineContainerOptions options;
  options.name = "backlot-" + std::to_string(::getpid()) + "-" + spec_.runtime_id;
  options.image = image_of(config, spec_.image);
  options.entry_point = spec_.entry_point;
  options.command = spec_.command;
  options.working_directory = spec_.working_directory;
  options.environment = engine_environment_of(spec_, config, layout);
  if (spec_.memory_mib) options.memory_bytes = static_cast<std::uint64_t>(*spec_.memory_mib) * kMiB;
  engine_ = std::make_unique<sim::engine::EngineContainer>(socket_of(config), options);
  options_.arguments = engine_->follower();
  options_.environment = {{"TZ", "UTC"}};
  share_clock(spec_.task_id);
  launch("a container of the engine, " + options.image);
}

void ProgramContainer::share_clock(const std::string& name) {
  if (context_.clock == nullptr) return;
  for (const auto& [variable, value] : context_.clock->environment(name)) {
    options_.environment[variable] = value;
  }
}

void ProgramContainer::launch(const std::string& off_clock) {
  sim::ChildEvents& events = *this;
  child_ = std::make_unique<sim::Child>(context_.host.loop, options_, events);
  if (context_.clock == nullptr) return;
  watched_ = true;
  context_.clock->add(actor_of(spec_), *child_, off_clock);
}

// The folder to start in. A task definition's workingDirectory is inside the container's folder,
// and made if it is not there, as container runtimes do it. A `folder` of the world file must be
// there, as it is the user's.
std::string ProgramContainer::enter_folder(const CommandConfig& command,
                                           const ContainerLayout& layout,
                                           const Variables& variables) const {
  if (!spec_.working_directory.empty()) {
    check_inside(spec_.working_directory);
    const fs::path folder =
        fs::path(layout.task) / fs::path(spec_.working_directory).relative_path();
    fs::create_directories(context_.sandboxes.outside(folder.string()));
    return folder.string();
  }
  const std::string folder = filled_in(command.folder, layout, variables);
  if (fs::path(folder).is_relative()) check_inside(folder);
  return folder.empty() ? layout.task : (fs::path(layout.task) / folder).string();
}

void ProgramContainer::inside(const std::function<void()>& work) const {
  if (task_->network == nullptr) return work();
  task_->network->inside(work);
}

void ProgramContainer::signal(int number) {
  if (number == ecs::kSigTerm) stopping_ = true;
  if (engine_ == nullptr) return child_->signal(number);
  try {
    engine_->signal(number);
  } catch (const sim::engine::EngineError&) {
    // The container has ended already, which is about to be reported.
  }
}

void ProgramContainer::kill() {
  killed_ = true;
  if (engine_ == nullptr) return child_->kill();
  signal(SIGKILL);
}

std::unique_ptr<ecs::ContainerCommand> ProgramContainer::execute(
    const std::vector<std::string>& arguments, std::function<void(int code)> ended) {
  sim::ChildOptions options = options_;
  if (engine_ != nullptr) {
    options.arguments = engine_->executor(arguments);
  } else {
    // Run by a shell, which ends with 127 where there is no such program.
    options.arguments = {"/bin/sh", "-c", "exec \"$@\"", "sh"};
    options.arguments.insert(options.arguments.end(), arguments.begin(), arguments.end());
  }
  return std::make_unique<ProgramCommand>(context_, actor_of(spec_) + " (health check)", options,
                                          std::move(ended));
}

void ProgramContainer::crash(int exit_code) {
  crash_code_ = exit_code;
  kill();
}

bool ProgramContainer::catch_up() {
  const std::shared_ptr<bool> alive = alive_;
  if (context_.host.catch_up) context_.host.catch_up();
  return *alive;
}

void ProgramContainer::printed(std::string_view line, sim::ChildStream stream) {
  if (printed_ > context_.config.most_output_bytes) return;
  if (!catch_up()) return;
  const auto as =
      stream == sim::ChildStream::kStdout ? ecs::OutputStream::kStdout : ecs::OutputStream::kStderr;
  events_.output(line, as);
  printed_ += line.size() + kLineCost;
  if (printed_ <= context_.config.most_output_bytes) return;
  events_.output("backlot: this container has printed more than is kept; the rest is dropped",
                 ecs::OutputStream::kStderr);
}

std::string ProgramContainer::out_of_memory(const sim::ChildExit& exit) const {
  try {
    const bool out = exit.out_of_memory || (engine_ != nullptr && engine_->out_of_memory());
    return out ? std::string(ecs::stop_reason::kOutOfMemory) : "";
  } catch (const sim::engine::EngineError&) {
    return {};
  }
}

void ProgramContainer::exited(sim::ChildExit exit) {
  exited_ = true;
  unwatch();
  if (!catch_up()) return;
  if (crash_code_) return events_.exited(*crash_code_, "");
  events_.exited(exit.code, out_of_memory(exit));
}

}  // namespace harness
