// What somebody did in a span of time, and which task it was that did it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "harness/explain/telling.h"

namespace harness {

// What an actor did between two events, one sentence for each thing: calls that change something,
// with their errors, lines that it printed, and what a platform tells of it. At most `limit`, of
// which complaints and errors come first, then the last ones.
std::vector<Sentence> deeds_of(const Telling& telling, std::string_view actor, std::uint64_t after,
                               std::uint64_t before, std::size_t limit);

// What a line that a program printed was about, as far as that is known: the messages that the
// program held when it printed it. A program that refuses what a message says is found so.
std::vector<Sentence> complaint_about(const Telling& telling, const sim::Event& line);

// A task in whose containers an actor's program ran.
struct TaskOfActor {
  std::string arn;
  std::optional<sim::Event> ended;  // when it began to stop, or was stopped; if that is known
};

// The tasks of the actor that ran at an event. There are several where a service has several tasks
// of one family, which AWS does not tell apart by their calls.
std::vector<TaskOfActor> tasks_at(const Telling& telling, std::string_view actor,
                                  std::uint64_t sequence);

// The name by which a task's program makes calls (harness/world/actor.h); "" if there is no such
// task.
std::string actor_of_task(const Telling& telling, const std::string& arn);

// `exit code 137: it was killed (SIGKILL)`, `exit code 1`.
std::string exit_words(std::int32_t code);

// How a task ended, as the end of a sentence: `ended with exit code 137: …, "reason"`. REQUIRES: an
// event of a task that is stopping or stopped.
std::string end_words(const sim::Event& task);

}  // namespace harness
