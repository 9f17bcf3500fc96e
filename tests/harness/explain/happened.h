// A take that a test makes up, event by event, and what is explained of it.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

#include "harness/explain/explain.h"
#include "sim/journal/journal.h"
#include "sim/time/scheduler.h"
#include "tests/support/folder.h"

namespace tests {

class Happened {
 public:
  Happened() = default;
  Happened(const Happened&) = delete;
  Happened& operator=(const Happened&) = delete;

  // The clock goes on.
  void pass(sim::Duration span);
  std::uint64_t event(const std::string& actor, const std::string& kind, const std::string& subject,
                      const nlohmann::json& data, std::uint64_t cause = 0);
  std::uint64_t call(const std::string& actor, const std::string& operation,
                     const nlohmann::json& input, std::uint64_t cause = 0);
  void reply(std::uint64_t call, const std::string& operation, const nlohmann::json& output);
  void refuse(std::uint64_t call, const std::string& operation, const std::string& code,
              const std::string& message);

  // A queue `jobs` whose messages go to `jobs-dlq` after `receives`.
  void make_queues(int receives = 2);
  // SendMessage by `sender`, with its events.
  void send(const std::string& id, const std::string& queue, const std::string& sender,
            const std::string& body = "the body", std::uint64_t cause = 0);
  // ReceiveMessage by `receiver` that brings the message.
  void receive(const std::string& id, const std::string& queue, int receives,
               const std::string& receiver, int hidden_s = 30);
  // Its visibility timeout is over.
  void show(const std::string& id, const std::string& queue, int receives);
  void remove(const std::string& id, const std::string& queue, int receives,
              const std::string& receiver);
  void to_dead_letters(const std::string& id, int receives, const std::string& asker);
  // A task of the family `worker` is in this status; `more` are further fields.
  void task(const std::string& id, const std::string& status, const nlohmann::json& more = {},
            std::uint64_t cause = 0);
  std::uint64_t prints(const std::string& id, const std::string& line);

  // The same from the events in memory and from a recorded file, which are required to be alike.
  harness::Explanation explained(harness::Question::Kind kind, const std::string& name = {},
                                 const std::string& key = {}) const;
  std::string text(harness::Question::Kind kind, const std::string& name = {},
                   const std::string& key = {}) const;
  // The line of what does not exist.
  std::string unknown(harness::Question::Kind kind, const std::string& name,
                      const std::string& key = {}) const;

  // Writes the take's journal, with the index or without.
  void record(const std::string& path, bool with_index = true) const;
  sim::Journal& journal() { return journal_; }
  const sim::Scheduler& scheduler() const { return scheduler_; }
  std::string path(const std::string& name) const { return folder_.path(name); }

 private:
  sim::Scheduler scheduler_;
  sim::Journal journal_{scheduler_};
  Folder folder_;
};

std::string task_arn(const std::string& id);

}  // namespace tests
