#include "fakes/ecs/tasks/task_state.h"

#include "fakes/ecs/tasks/health.h"
#include "fakes/ecs/tasks/task_lifecycle.h"

namespace ecs {

ContainerState::ContainerState(TaskLifecycle& lifecycle, TaskState& task, std::size_t index)
    : lifecycle_(lifecycle), task_(task), index_(index) {}

ContainerState::~ContainerState() = default;

void ContainerState::exited(int code, const std::string& reason) {
  if (reported_) return;
  reported_ = true;
  exit_timer_ =
      lifecycle_.post_exit(task_, *this, code, reason.empty() ? std::string(killed_for) : reason);
}

void ContainerState::exited_before(int code, const std::string& reason) {
  reported_ = false;
  exited(code, reason);
}

void ContainerState::output(std::string_view line, OutputStream stream) {
  lifecycle_.record_output(task_, *this, line, stream);
}

bool ContainerState::can_be_protected() const { return task_.is_of_service(); }

void ContainerState::protect(std::optional<sim::Time> until) { lifecycle_.protect(task_, until); }

std::optional<sim::Time> ContainerState::protected_until() const { return task_.protected_until; }

const ContainerDefinition& ContainerState::definition() const {
  return task_.definition->container_definitions[index_];
}

Container& ContainerState::shown() const { return task_.task.containers[index_]; }

bool ContainerState::stopped() const { return shown().last_status == status::kStopped; }

std::string TaskState::private_ip() const {
  for (const Attachment& attachment : task.attachments) {
    const std::string_view ip = value_of(attachment.details, "privateIPv4Address");
    if (!ip.empty()) return std::string(ip);
  }
  return {};
}

std::string container_id_of(const TaskState& state) {
  for (const ContainerOverride& override : state.task.overrides.container_overrides) {
    const std::string_view id = value_of(override.environment, "CONTAINER_ID");
    if (!id.empty()) return std::string(id);
  }
  for (const ContainerDefinition& container : state.definition->container_definitions) {
    const std::string_view id = value_of(container.environment, "CONTAINER_ID");
    if (!id.empty()) return std::string(id);
  }
  return {};
}

const aws::Structure& TaskRecord::shape() {
  using S = TaskRecord;
  static const aws::Structure kShape = aws::Structure("TaskRecord")
                                           .field<&S::task>("task")
                                           .field<&S::client_token>("clientToken")
                                           .field<&S::request>("request")
                                           .field<&S::number>("number")
                                           .field<&S::protected_until>("protectedUntil");
  return kShape;
}

}  // namespace ecs
