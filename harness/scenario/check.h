// Checks: each says whether what one expectation expects can be seen now.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "harness/scenario/mail_threads.h"
#include "harness/scenario/scenario.h"
#include "harness/story/story_observer.h"
#include "harness/world/world.h"

namespace harness {

// What checks look at. All of it must outlive the checks.
struct CheckContext {
  World& world;
  const StoryObserver& observer;
  const MailThreads& threads;
};

class Check {
 public:
  Check(const Expectation& expectation, CheckContext context)
      : fields_(expectation.fields), context_(context) {}
  virtual ~Check() = default;
  Check(const Check&) = delete;
  Check& operator=(const Check&) = delete;

  struct Result {
    bool holds = false;
    std::string seen;  // for people, whether it holds or not
  };
  virtual Result evaluate() = 0;
  // What is expected, for people.
  virtual std::string expected() const = 0;
  // Whether this event may change what evaluate() returns.
  virtual bool concerns(const sim::Event& event) const = 0;
  // The names whose events tell why it does not hold: those in its fields, and the mails of its
  // thread.
  std::vector<std::string> involved() const;

 protected:
  bool has(const char* name) const { return fields_.contains(name); }
  // The field as written, or "".
  std::string field(const char* name) const;
  int number(const char* name, int otherwise = 0) const;
  // `exactly 2`, `at least 1`, `at least 2, at most 5`, from the fields count, at_least and
  // at_most.
  std::string how_many() const;
  // The same of something: `exactly 1 mail`, `at least 2 mails`.
  std::string how_many(std::string_view one, std::string_view several) const;
  bool is_enough(int count) const;
  // The thread of mail that the field `thread` names, or null.
  const MailThread* thread() const;
  World& world() const { return context_.world; }
  const StoryObserver& observer() const { return context_.observer; }

 private:
  std::map<std::string, std::string> fields_;
  CheckContext context_;
};

// The check of a generic expectation; null for another kind.
std::unique_ptr<Check> make_check(const Expectation& expectation, CheckContext context);

// One for each kind of expectation, for make_check().
std::unique_ptr<Check> make_mail_check(const Expectation& expectation, CheckContext context);
std::unique_ptr<Check> make_event_check(const Expectation& expectation, CheckContext context);
std::unique_ptr<Check> make_api_check(const Expectation& expectation, CheckContext context);
std::unique_ptr<Check> make_queue_check(const Expectation& expectation, CheckContext context);
std::unique_ptr<Check> make_tasks_check(const Expectation& expectation, CheckContext context);
std::unique_ptr<Check> make_stopped_check(const Expectation& expectation, CheckContext context);
std::unique_ptr<Check> make_item_check(const Expectation& expectation, CheckContext context);
std::unique_ptr<Check> make_alarm_check(const Expectation& expectation, CheckContext context);

}  // namespace harness
