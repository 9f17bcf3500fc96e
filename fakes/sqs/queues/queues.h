// The queues of all accounts and regions: found in memory, kept in the store.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fakes/sqs/queues/queue.h"
#include "fakes/sqs/queues/queue_attributes.h"
#include "sim/store/database.h"

namespace sqs {

class Queues {
 public:
  explicit Queues(sim::Database& store);
  Queues(const Queues&) = delete;
  Queues& operator=(const Queues&) = delete;

  // Reads everything again from the store; pointers from before are invalid.
  void load();

  // Null if there is none. Pointers stay valid until the queue is erased.
  Queue* find(std::string_view account, std::string_view region, std::string_view name) const;
  // In any region, the first by its name: for callers who do not say which region they mean.
  Queue* find_anywhere(std::string_view account, std::string_view name) const;
  Queue* find_arn(std::string_view arn) const;
  Queue* find_id(std::int64_t id) const;

  // By account, name and region.
  std::vector<Queue*> all() const;
  // Those of one account and region whose names begin with `prefix`, by name.
  std::vector<Queue*> list(std::string_view account, std::string_view region,
                           std::string_view prefix) const;
  // Those whose redrive policy names `dead_letter_arn`.
  std::vector<Queue*> sources_of(std::string_view dead_letter_arn) const;

  // Puts a new queue on record. `queue.id` and `queue.arn` are set here.
  Queue& add(Queue queue);
  // Writes the changed attributes, tags and times of a queue.
  void save(const Queue& queue);
  // Forgets a queue and remembers when its name was given up.
  void erase(Queue& queue, sim::Time now);

  std::optional<sim::Time> deleted_at(std::string_view account, std::string_view region,
                                      std::string_view name) const;

 private:
  void save_pairs(std::string_view table, const Queue& queue, const Attributes& pairs);
  Attributes load_pairs(std::string_view table, std::int64_t queue) const;
  Queue& remember(Queue queue);

  sim::Database& store_;
  std::int64_t next_id_ = 1;
  std::map<std::int64_t, std::unique_ptr<Queue>> by_id_;
  // By account, name and region, in this order.
  std::map<std::string, Queue*, std::less<>> by_key_;
};

// A queue's account and name as the path of a QueueUrl gives them; nothing if it is no such URL.
struct QueuePath {
  std::string_view account;
  std::string_view name;
};
std::optional<QueuePath> parse_queue_url(std::string_view url);

}  // namespace sqs
