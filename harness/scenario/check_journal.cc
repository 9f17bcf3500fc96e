// Checks of what the journal says: events, and AWS calls among them.
#include <map>
#include <set>

#include "fakes/aws/events.h"
#include "harness/scenario/check.h"

namespace harness {
namespace {

// Counts matching events, looking at each only once.
class CountingCheck : public Check {
 public:
  using Check::Check;

  Result evaluate() override {
    const auto& events = world().journal().events();
    for (; next_ < events.size(); ++next_) {
      if (matches(events[next_])) ++count_;
    }
    return {is_enough(count_), std::to_string(count_)};
  }

 protected:
  virtual bool matches(const sim::Event& event) = 0;

 private:
  std::size_t next_ = 0;
  int count_ = 0;
};

class EventCheck : public CountingCheck {
 public:
  using CountingCheck::CountingCheck;

  // A kind without a single event may be a mistake, so the kinds that there are get told.
  Result evaluate() override {
    Result found = CountingCheck::evaluate();
    if (found.holds || kinds_.contains(field("kind"))) return found;
    found.seen += ", and no event " + field("kind") + " of anything; the kinds in this take are";
    for (const std::string& kind : kinds_)
      found.seen += (kind == *kinds_.begin() ? " " : ", ") + kind;
    return found;
  }

  std::string expected() const override {
    std::string text = how_many("event", "events") + " " + field("kind");
    if (has("actor")) text += " of " + field("actor");
    if (has("subject")) text += " about " + field("subject");
    if (has("contains")) text += " with '" + field("contains") + "'";
    return text;
  }

  bool concerns(const sim::Event& event) const override {
    return event.kind == field("kind") && (!has("actor") || event.actor == field("actor")) &&
           (!has("subject") || event.subject == field("subject"));
  }

 private:
  bool matches(const sim::Event& event) override {
    kinds_.insert(event.kind);
    return concerns(event) && event.data.find(field("contains")) != std::string::npos;
  }

  std::set<std::string> kinds_;  // of all events
};

class ApiCheck : public CountingCheck {
 public:
  using CountingCheck::CountingCheck;

  std::string expected() const override {
    std::string text = how_many("call", "calls") + " of " + field("operation");
    if (has("actor")) text += " by " + field("actor");
    if (has("error")) text += " that failed with " + field("error");
    return text;
  }

  bool concerns(const sim::Event& event) const override {
    return event.subject == field("operation") && event.kind.starts_with("api.");
  }

 private:
  bool matches(const sim::Event& event) override {
    if (!concerns(event)) return false;
    const bool is_call = event.kind == aws::ApiCall::kKind;
    if (is_call) callers_[event.sequence] = event.actor;
    if (!has("error")) return is_call && is_by(event.actor);
    const auto* answer = event.as<aws::ApiError>();
    return answer != nullptr && is_by(callers_[event.cause]) &&
           answer->error.code == field("error");
  }
  bool is_by(const std::string& actor) const { return !has("actor") || actor == field("actor"); }

  std::map<std::uint64_t, std::string> callers_;  // by the call's event
};

}  // namespace

std::unique_ptr<Check> make_event_check(const Expectation& expectation, CheckContext context) {
  return std::make_unique<EventCheck>(expectation, context);
}

std::unique_ptr<Check> make_api_check(const Expectation& expectation, CheckContext context) {
  return std::make_unique<ApiCheck>(expectation, context);
}

}  // namespace harness
