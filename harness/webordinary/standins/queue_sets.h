// The queues of a container (or of a session): made when first needed, tracked in DynamoDB, swept
// when orphaned.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "harness/webordinary/naming.h"
#include "harness/webordinary/standins/cloud.h"
#include "harness/webordinary/standins/standin_program.h"
#include "sim/time/wait.h"

namespace harness {

// Three queues that belong together, by URL, and what they are named after.
struct QueueSet {
  std::string suffix;
  std::string input;
  std::string output;
  std::string dlq;
};

class QueueSets {
 public:
  explicit QueueSets(StandinContext& context);

  // The queues for a conversation, made and tracked if they are not there yet. Who asks while
  // they are being made gets the same ones.
  sim::Task<QueueSet> open(ContainerName container, std::string thread);
  // Forgets a set that turned out to be gone.
  void forget(const std::string& suffix) { known_.erase(suffix); }

  // Whether a container is running, starting or about to be.
  using IsActive = std::function<sim::Task<bool>(std::string container_id)>;
  // Deletes the queues of every container that is not active and whose queues were made more
  // than 24 h ago.
  sim::Task<> sweep(IsActive is_active);

 private:
  sim::Task<QueueSet> find_or_create(ContainerName container, std::string suffix);
  sim::Task<QueueSet> create(ContainerName container, std::string suffix);
  sim::Task<> track(ContainerName container, QueueSet set);
  sim::Task<> sweep_row(Row row, IsActive& is_active);

  StandinContext& context_;
  Queues queues_;
  Tables tables_;
  std::map<std::string, QueueSet> known_;
  std::map<std::string, sim::Signal> opening_;  // of the sets that are being made: set at the end
};

}  // namespace harness
