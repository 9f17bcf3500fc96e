// The task definitions of all accounts and regions, by family and revision.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "fakes/ecs/names.h"
#include "fakes/ecs/records.h"
#include "fakes/ecs/task_definitions/task_definition.h"

namespace ecs {

// A revision as it is kept: with its tags, which TaskDefinition does not carry.
struct Revision {
  TaskDefinition definition;
  std::vector<Tag> tags;
  static const aws::Structure& shape();
};

class TaskDefinitions {
 public:
  // By revision: 1, 2, 3, …
  using Family = std::map<std::int32_t, Revision>;

  explicit TaskDefinitions(Records& records) : records_(records) {}

  // Adds the next revision of its family: sets the ARN and the revision.
  Revision& add(const Scope& scope, Revision revision);
  void save(const Revision& revision);

  // By `family` (its newest ACTIVE revision), `family:revision` or ARN. Null if there is none.
  // What is returned lives until remove() or load(). Errors: ClientException for a revision that
  // is no number.
  Revision* find(const Scope& scope, std::string_view identifier);
  // The one that new tasks may use. Throws ClientException: `TaskDefinition not found.` or
  // `TaskDefinition is inactive`.
  Revision& require_active(const Scope& scope, std::string_view identifier);

  // Forgets a revision. Its number is not given to another.
  // REQUIRES: no task or service refers to it.
  void remove(const Revision& revision);
  // Of all accounts and regions.
  std::vector<const Revision*> with_status(std::string_view status) const;

  // The families of a scope by name, each with its revisions.
  std::vector<std::pair<std::string, const Family*>> families(const Scope& scope) const;

  // Reads them from the store again; pointers from before are invalid.
  void load();

 private:
  using Key = std::pair<Scope, std::string>;
  static Key key_of(const TaskDefinition& definition);

  Records& records_;
  std::map<Key, Family> families_;            // none of them is empty
  std::map<Key, std::int32_t> last_removed_;  // the highest revision that was removed
};

}  // namespace ecs
