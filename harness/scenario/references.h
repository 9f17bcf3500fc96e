// Checks whether what a scenario refers to is there.
#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "harness/scenario/platform.h"
#include "harness/scenario/problems.h"
#include "harness/scenario/value.h"
#include "harness/world/config.h"

namespace harness {

// What is known while a scenario's steps and expectations are checked one after another.
class References {
 public:
  explicit References(Problems& problems) : problems_(problems) {}

  Problems& problems() { return problems_; }

  // A step has begun this thread, or goes on with it.
  void add_thread(const std::string& name);
  const std::vector<std::string>& threads() const { return threads_; }
  // To be called at a step after which things may be there that only the playing of it makes.
  void know_all() { knows_all_ = true; }
  bool knows_all() const { return knows_all_; }

  // Each adds a problem if it is not so: the value is one of `known`, which people call `noun`; the
  // same for a member of a map, if there is one; a step or an expectation has one of these keys;
  // the value is `service.Operation`.
  void check_known(const Value& value, const char* noun, const std::vector<std::string>& known);
  void check_member(const Value& map, const char* key, const char* noun,
                    const std::vector<std::string>& known);
  void need_one_of(const Member& member, std::initializer_list<const char*> keys,
                   const char* without);
  void check_operation(const Value& operation);

 private:
  Problems& problems_;
  std::vector<std::string> threads_;
  bool knows_all_ = false;
};

// A platform's rules. Both are called in the order of the file, for generic steps and expectations
// as well, when the generic rules have been checked.
class ReferenceRules {
 public:
  virtual ~ReferenceRules() = default;
  virtual void check_step(const Member& step, References& references) = 0;
  virtual void check_expectation(const Member& expectation, References& references) = 0;
};

// Adds a problem for each reference in the scenario `root` to what neither it nor `world` has.
// If it has not all steps of the file, what is referred to may come from the others.
// REQUIRES: `root` has the shape of a scenario.
void check_references(const Value& root, const WorldConfig& world, const Platforms& platforms,
                      bool has_all_steps, Problems& problems);

}  // namespace harness
