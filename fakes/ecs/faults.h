// The faults of ECS (fakes/aws/fault_kind.h): what its documentation says may happen, or what it
// was seen to do.
//
// ThrottlingException and 5xx are of all services: fakes/aws/call_faults.h.
#pragma once

#include <array>

#include "fakes/aws/fault_kind.h"

namespace ecs {

inline constexpr std::array<aws::FaultParameter, 1> kStartsLaterBy{
    aws::FaultParameter{"by", sim::DecisionKind::Form::kDuration, 120'000'000'000,
                        "how much longer the start takes; 2m without it", 0, true}};
inline constexpr std::array<aws::FaultParameter, 1> kIsMissingFor{
    aws::FaultParameter{"by", sim::DecisionKind::Form::kDuration, 5'000'000'000,
                        "for how long after RunTask it may be missing; 5s without it", 0, true}};
inline constexpr std::array<aws::FaultParameter, 1> kWithin{
    aws::FaultParameter{"within", sim::DecisionKind::Form::kDuration, 600'000'000'000,
                        "how long after it began to run at most; 10m without it"}};

inline constexpr aws::FaultKind kNoCapacity{
    "ecs.no_capacity",
    "a family of tasks",
    "task",
    "`Capacity is unavailable at this time` among the failures of RunTask, answered with 200; of a "
    "service, an event that says so, and another attempt a minute later",
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-event-messages-list.html",
    0.2,
    5};
inline constexpr aws::FaultKind kSlowStart{
    "ecs.slow_start",
    "a family of tasks",
    "task",
    "a task that takes longer to RUNNING",
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/"
    "task-lifecycle-explanation.html",
    1,
    10,
    kStartsLaterBy};
inline constexpr aws::FaultKind kCannotPull{
    "ecs.cannot_pull",
    "a family of tasks, and after a space an image",
    "pull",
    "CannotPullContainerError of a task that then stops, TaskFailedToStart: the registry did not "
    "answer in time",
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html",
    0.1,
    3};
inline constexpr aws::FaultKind kMissingTask{
    "ecs.missing_task",
    "a family of tasks",
    "look",
    "MISSING from DescribeTasks, of a task that RunTask has just started",
    "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RunTask.html",
    2,
    20,
    kIsMissingFor};
inline constexpr aws::FaultKind kSpotInterruption{
    "ecs.spot_interruption",
    "a family of tasks on FARGATE_SPOT",
    "task",
    "a task that runs is to stop, SpotInterruption: its containers get SIGTERM at once, and "
    "SIGKILL "
    "after their stopTimeout, two minutes at most",
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-capacity-providers.html",
    1,
    20,
    kWithin};
inline constexpr aws::FaultKind kRetired{
    "ecs.retired",
    "a family of tasks",
    "task",
    "a task that runs is stopped as by StopTask: `ECS is performing maintenance on the underlying "
    "infrastructure hosting the task`",
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-maintenance.html",
    0.01,
    1,
    kWithin};
inline constexpr aws::FaultKind kOutOfMemory{
    "ecs.out_of_memory",
    "a family of tasks",
    "task",
    "an essential container of a task that runs is killed, with the exit code 137 and "
    "OutOfMemoryError",
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html",
    0.01,
    1,
    kWithin};
inline constexpr aws::FaultKind kFlappingHealth{
    "ecs.flapping_health",
    "a family of tasks",
    "check",
    "a health check that fails though the container is well; as many in a row as it has retries, "
    "and the container is UNHEALTHY until the next that succeeds",
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/healthcheck.html",
    0.5,
    5};

inline constexpr std::array<const aws::FaultKind*, 8> kFaults{
    &kNoCapacity,       &kSlowStart, &kCannotPull,  &kMissingTask,
    &kSpotInterruption, &kRetired,   &kOutOfMemory, &kFlappingHealth};

}  // namespace ecs
