// Stop reasons: the words of why a task has stopped (`stoppedReason`), and of why a container of it
// could not start or has ended (`reason`). All that Backlot says of its own accord is here,
// with the whole texts of functions in the .cc file; a StopTask call may give other words.
//
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html
// The words of a container that another waits for are those of the ECS agent.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ecs::stop_reason {

// Of a task that ran.
inline constexpr std::string_view kByUser = "Task stopped by user";
inline constexpr std::string_view kEssentialContainer = "Essential container in task exited";
inline constexpr std::string_view kUnhealthy = "Task failed container health checks";
inline constexpr std::string_view kRetired =
    "ECS is performing maintenance on the underlying infrastructure hosting the task";
inline constexpr std::string_view kSpotInterrupted = "Your Spot Task was interrupted.";
inline constexpr std::string_view kRestarted = "Backlot was restarted";
// `Scaling activity initiated by (deployment ecs-svc/…)`, with the id of the one that stops it.
std::string scaling(const std::string& deployment);

// Of a container that ended.
inline constexpr std::string_view kOutOfMemory =
    "OutOfMemoryError: Container killed due to memory usage";

// Of a task and its container that could not start.
// `CannotPullContainerError: pull image manifest … IMAGE: not found`: no registry has the image.
std::string cannot_pull(const std::string& image);
// `CannotPullContainerError: pull image manifest … IMAGE: failed to do request: … i/o timeout`: its
// registry does not answer.
std::string pull_timed_out(const std::string& image);
// `ResourceInitializationError: unable to pull secrets or registry auth: … WHY`
std::string cannot_get_secrets(const std::string& why);
// `CannotStartContainerError: WHY`
std::string cannot_start(const std::string& why);
// `CannotStartContainerError: ResourceInitializationError: … unable to start container process:
// WHY: unknown`, where the container's command cannot be run.
std::string cannot_run_command(const std::string& why);
// `CannotStartContainerError: nothing runs IMAGE`
std::string nothing_runs(const std::string& image);
// `CannotStartContainerError: MOST programs run already, …`
std::string too_many_run(std::size_t most);

// Of a task in which `target` waits for `dependency`, in vain.
// `dependency graph: failed to resolve … as dependency did not exit successfully.`
std::string dependency_failed(const std::string& dependency, const std::string& target);
// `dependency graph: … has timed out.`
std::string dependency_timed_out(const std::string& dependency, const std::string& target);

}  // namespace ecs::stop_reason
